/// Lets other tasks go first, for real.
///
/// ConcurrencyLab has a function of its own by the name of the library's, which it could not name without calling itself.
public func reallyYield() async { await Task.yield() }
