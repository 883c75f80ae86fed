package dev.weir.app.delivery.form;

import org.jspecify.annotations.Nullable;

/**
 * What keeps the form from being sent.
 *
 * @param field the text that it is about, or null if it is about none
 * @param sentence for people
 */
record Problem(@Nullable Field field, String sentence) {}
