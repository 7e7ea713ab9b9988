// Compiled into every solution, so that these names mean the lab's own types, whatever the solution
// imports. They are public because a solution may use them in what the tests call.

@_exported import ConcurrencyLab

/// The lab's mutex.
public typealias Mutex = ConcurrencyLab.Mutex
