extension Duration {
  /// The duration in whole nanoseconds, as virtual time counts.
  var nanoseconds: Int {
    let (seconds, attoseconds) = components
    let (whole, overflow) = Int(seconds).multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? (seconds < 0 ? .min / 2 : .max / 2) : whole + Int(attoseconds / 1_000_000_000)
  }
}
