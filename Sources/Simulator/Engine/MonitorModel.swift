/// The state of a kit type as a world sees it: strands look at it and change it in one step each, and
/// wait until another one has changed it for them.
///
/// A channel or a barrier that were built of a lock and conditions would have several steps where
/// this has one, and a search would have to try the orders of all of them.
public final class MonitorModel {
  let waiting: ConditionModel
  /// Stands for it among what a strand holds.
  let token: LockModel
  let knowledge = Knowledge()
  var identity = ObjectIdentity()

  /// Makes it.
  /// - Parameters:
  ///   - name: its name on screen, if it was given one.
  ///   - servesInOrder: whether who came first waits for nobody who came later.
  public init(name: String?, servesInOrder: Bool) {
    waiting = ConditionModel(name: name)
    waiting.servesInOrder = servesInOrder
    token = LockModel(name: name)
    identity.born()
  }

  /// Its name on screen, if it was given one.
  public var name: String? { waiting.name }

  /// The address of the kit object that a learner's variable refers to, for finding its name; 0 for none.
  public var shownBy: UInt {
    get { waiting.shownBy }
    set {
      waiting.shownBy = newValue
      token.shownBy = newValue
    }
  }
}
