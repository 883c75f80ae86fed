package dev.weir.app.settings.page;

import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Settings;
import dev.weir.app.text.Text;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One setting as a person meets it.
 *
 * @param id of its row and, with an ending, of its controls
 * @param title what it is called
 * @param what it does, a sentence or two
 * @param usual its default, in the text that is kept
 * @param reader the text of what holds
 * @param writer the settings with what was typed; throws an {@link IllegalArgumentException} with a sentence if that is wrong
 */
record Setting(
        String id,
        Group group,
        String title,
        String what,
        Form form,
        String usual,
        Function<Settings, String> reader,
        BiFunction<Settings, String, Settings> writer) {

    /** One that is a preference. */
    static <T> Setting of(Preference<T> preference, Group group, String title, String what, Form form) {
        return new Setting(
                "setting-" + preference.key().replace('.', '-'),
                group,
                title,
                what,
                form,
                preference.usualText(),
                settings -> settings.preferences().text(preference),
                (settings, text) -> settings.with(preference, preference.read(text)));
    }

    /** One with nothing to change. */
    static Setting said(String id, Group group, String title, String what, Form form) {
        return new Setting(id, group, title, what, form, "", settings -> "", (settings, text) -> settings);
    }

    /** The text as a person reads it. */
    String words(String text) {
        return switch (form) {
            case Form.OneOf(var options) ->
                options.stream()
                        .filter(option -> option.value().equals(text))
                        .map(Form.Option::words)
                        .findFirst()
                        .orElse(text);
            case Form.Switch one -> text.equals("on") ? Words.ON.text() : Words.OFF.text();
            case Form.AllBut all -> text.isEmpty() ? Words.ALL.text() : text;
            case Form.Ordered one -> text.isEmpty() ? Text.of("Surest forms first") : text;
            case Form.Typed(String unit, String prompt) when !text.isEmpty() -> (text + " " + unit).strip();
            case Form.Folder folder when text.isEmpty() -> Words.USUAL_FOLDER.text();
            default -> text.isEmpty() ? Words.NONE.text() : text;
        };
    }

    /** Whether it is about what was typed: each word of that stands somewhere in it. */
    boolean fits(String typed) {
        String all = Words.lower(title + " " + what + " " + group.title() + " " + id);
        for (String word : Words.lower(typed).strip().split("\\s+", -1)) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
