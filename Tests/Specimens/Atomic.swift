internal import ConcurrencyLab

/// The lab's atomic, in place of Synchronization's, as in a solution.
typealias Atomic = ConcurrencyLab.Atomic
/// The lab's reference that is set once, likewise.
typealias AtomicLazyReference = ConcurrencyLab.AtomicLazyReference
