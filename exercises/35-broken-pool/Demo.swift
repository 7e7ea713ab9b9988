import ConcurrencyLab
import Solution
import Support

/// Eight letters by two processes; the third is poison.
public let demo = Demo(cores: 2) {
  let letters = (1...8).map {
    Letter($0, mayGoTwice: $0 % 2 == 0, isPoison: $0 == 3, milliseconds: 10 + $0)
  }
  let outcomes = try sendAll(letters) { ProcessPoolExecutor(maxWorkers: 2) }
  for (letter, outcome) in zip(letters, outcomes) {
    print("letter \(letter.number): \(outcome), begun \(office.times(letter))")
  }
}
