package dev.weir.broker.iam;

/** An entity that has policies. */
sealed interface Holder extends Entity permits User, Group, Role {}
