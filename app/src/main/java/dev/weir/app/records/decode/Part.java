package dev.weir.app.records.decode;

import org.jspecify.annotations.Nullable;

/**
 * What a layer carries inside: the bytes that the next layer is made of.
 *
 * @param name what it is, short, for a chooser
 * @param says what the layer knows of the next one, or null
 */
public record Part(String name, Span bytes, @Nullable Choice says) {

    public static Part of(String name, Span bytes) {
        return new Part(name, bytes, null);
    }
}
