package dev.weir.app.settings.page;

import java.util.List;

/** How a setting is changed. All of them speak in texts, as the settings file does. */
sealed interface Form {

    /** One of a few. */
    record OneOf(List<Option> options) implements Form {}

    /** On or off. */
    record Switch(String words) implements Form {}

    /** Any of several; what is chosen is a list with commas. Those that are off are listed. */
    record AllBut(List<Option> options) implements Form {}

    /** Several in an order; what is kept is a list with commas, empty for the order of the options. */
    record Ordered(List<Option> options) implements Form {}

    /** A number or a line of text. */
    record Typed(String unit, String prompt) implements Form {}

    /** One of many or what is typed, for instance a time zone. */
    record Suggested(List<String> suggestions) implements Form {}

    /** A folder, which can be opened and chosen. */
    record Folder() implements Form {}

    /** A secret that is kept for this run only. */
    record Secret() implements Form {}

    /** Nothing to change: a statement. */
    record Said() implements Form {}

    /**
     * One thing that can be chosen.
     *
     * @param value as it is kept
     * @param words as a person reads it
     */
    record Option(String value, String words) {}
}
