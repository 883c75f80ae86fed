package dev.weir.app.help;

import dev.weir.app.text.Text;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the keys of a keyboard are called in the language that is spoken. */
public final class KeyNames {

    private KeyNames() {}

    /**
     * A shortcut as a person's keyboard has it.
     *
     * @param shortcut in English with plus signs, for instance {@code Ctrl+Shift+L}; signs of macOS stay as they are
     */
    public static String said(String shortcut) {
        return Arrays.stream(shortcut.split("\\+")).map(KeyNames::key).collect(Collectors.joining("+"));
    }

    private static String key(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "ctrl" -> Text.in("key", "Ctrl");
            case "shift" -> Text.in("key", "Shift");
            case "enter" -> Text.in("key", "Enter");
            case "space" -> Text.in("key", "Space");
            case "left" -> Text.in("key", "Left");
            case "right" -> Text.in("key", "Right");
            case "up" -> Text.in("key", "Up");
            case "down" -> Text.in("key", "Down");
            case "plus" -> Text.in("key", "Plus");
            case "minus" -> Text.in("key", "Minus");
            case "comma" -> Text.in("key", "Comma");
            default -> name;
        };
    }
}
