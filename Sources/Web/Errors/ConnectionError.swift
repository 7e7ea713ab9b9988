/// There is no answer, since the connection could not be made or broke.
public protocol ConnectionError: RequestError {}
