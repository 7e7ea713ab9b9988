import Foundation
import Testing

/// `lab serve-web` as the real binary.
struct ServeWebTests {
  let course: FixtureCourse

  init() throws { course = try FixtureCourse() }

  private struct Listing: Decodable {
    struct Place: Decodable {
      var name: String
      var url: String
      var fault: String?
    }
    var version: Int
    var url: String
    var port: Int
    var sites: [Place]
  }

  @Test func `it says in one line where the sites are, serves them, and ends with Ctrl-C`() throws {
    let process = LabRun.process(
      ["serve-web", "--port", "0", "--json", "--faults", "cedar=status:503"], in: course)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    var line = Data()
    while !line.contains(UInt8(ascii: "\n")) {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { break }
      line += more
    }
    let listing = try JSONDecoder().decode(Listing.self, from: line)
    #expect(listing.url == "http://127.0.0.1:\(listing.port)/")
    #expect(
      listing.sites.map(\.url) == (1...12).map { "http://127.0.1.\($0):\(listing.port)/" })
    #expect(listing.sites.first { $0.name == "cedar" }?.fault == "status:503")
    // A second server finds the port taken.
    let second = try LabRun("serve-web", "--port", "\(listing.port)", in: course)
    #expect(second.status == 3)
    #expect(
      second.errors
        == "lab: port \(listing.port) is in use; choose another one, or --port 0 for any that is free\n"
    )
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said == "\nstopped; the sites are gone\n")
  }

  @Test(arguments: [
    (["--port", "70000"], "option '--port' "), (["--seed", "x"], "option '--seed' "),
    (["--capacity", "0"], "option '--capacity' "), (["--bandwidth", "0"], "option '--bandwidth' "),
    (["--faults", "beech=reset"], "there is no site 'beech'; the sites are alder, birch, "),
    (["--faults", "oak=gone"], "'gone' is no fault; use one of refused, "),
  ])
  func `a wrong option is one sentence`(arguments: [String], begins: String) throws {
    let process = LabRun.process(["serve-web"] + arguments, in: course)
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 2)
    #expect(said.hasPrefix("lab: \(begins)"))
    #expect(said.split(separator: "\n").count == 1)
  }
}
