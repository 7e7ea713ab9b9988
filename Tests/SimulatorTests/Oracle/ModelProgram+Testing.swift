import Testing

extension ModelProgram: CustomTestStringConvertible {
  var testDescription: String { name }
}
