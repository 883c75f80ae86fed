package dev.weir.app.shell;

/** A state that a thing of the account is in, as {@link StandingMark} shows it. */
public interface Standing {

    /** The word that a person reads. */
    String word();

    Icon icon();

    /** The end of its style class, {@code active} for instance. */
    String style();
}
