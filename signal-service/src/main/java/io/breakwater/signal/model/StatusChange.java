package io.breakwater.signal.model;

/** What became of the wish to activate or to retire a model. */
public sealed interface StatusChange {

  /** It has that status now, or had it already. */
  record Done(Model model) implements StatusChange {}

  record UnknownModel(ModelId id) implements StatusChange {}

  /** Its life does not go that way. */
  record Refused(ModelId id, ModelStatus status) implements StatusChange {}

  /** It failed the checks, so that it must not be used. */
  record Unusable(ModelId id, String reason) implements StatusChange {}
}
