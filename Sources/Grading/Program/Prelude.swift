// Compiled into every solution, every Tests.swift and every Support.swift, so that these names mean the lab's own types,
// whatever the file imports: a module's own names win over those of Foundation, Dispatch, Synchronization and Swift.
// They are public because a solution may use them in what the tests call.

@_exported import ConcurrencyLab

/// The lab's thread, in place of Foundation's.
public typealias Thread = ConcurrencyLab.Thread
/// The lab's mutex, in place of Synchronization's.
public typealias Mutex = ConcurrencyLab.Mutex
/// The lab's atomic, in place of Synchronization's.
public typealias Atomic = ConcurrencyLab.Atomic
/// The lab's reference that is set once, in place of Synchronization's.
public typealias AtomicLazyReference = ConcurrencyLab.AtomicLazyReference
/// The lab's clock, in place of Swift's.
public typealias ContinuousClock = ConcurrencyLab.ContinuousClock
/// The lab's other clock, in place of Swift's.
public typealias SuspendingClock = ConcurrencyLab.SuspendingClock
/// The lab's lock, by Foundation's name.
public typealias NSLock = ConcurrencyLab.Lock
/// The lab's recursive lock, by Foundation's name.
public typealias NSRecursiveLock = ConcurrencyLab.RecursiveLock
/// The lab's condition, by Foundation's name.
public typealias NSCondition = ConcurrencyLab.Condition
/// The lab's semaphore, by Dispatch's name.
public typealias DispatchSemaphore = ConcurrencyLab.Semaphore
/// What comes of its wait with a deadline, by Dispatch's name.
public typealias DispatchTimeoutResult = ConcurrencyLab.DispatchTimeoutResult
/// The lab's executors of work, in place of Swift's executors of jobs.
public typealias Executor = ConcurrencyLab.Executor
/// The lab's jobs, in place of Swift's.
public typealias Job = ConcurrencyLab.Job
