package dev.weir.app.help;

import java.util.List;

/**
 * What there is to say of a page.
 *
 * @param shows what it shows, a sentence or two
 * @param next what one can do there, sentences
 * @param keys what can be pressed on it
 */
public record Topic(String shows, List<String> next, List<Key> keys) {

    /**
     * Something to press.
     *
     * @param keys as they stand on the keyboard
     */
    public record Key(String keys, String what) {}
}
