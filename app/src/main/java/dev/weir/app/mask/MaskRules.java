package dev.weir.app.mask;

import dev.weir.app.text.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which values are masked, and what things are once they are. Masking is one way: what is masked is not in the result in
 * any form. Immutable.
 */
public final class MaskRules {

    /** What stands in the place of a value. */
    public static final String MASK = "•••";

    /** Masks nothing. */
    public static final MaskRules NONE = new MaskRules(List.of());

    private final List<MaskRule> rules;
    private final Set<String> names = new HashSet<>();
    private final List<JsonPlace> places = new ArrayList<>();
    private final @Nullable Pattern named;

    private MaskRules(List<MaskRule> rules) {
        this.rules = List.copyOf(rules);
        Set<String> written = new HashSet<>();
        for (MaskRule rule : rules) {
            if (rule instanceof MaskRule.Named(String name)) {
                names.add(name);
                written.add(name);
            } else if (rule instanceof MaskRule.At(JsonPlace path)) {
                places.add(path);
                if (!path.last().equals("*") && !path.last().matches("\\d+")) {
                    written.add(path.last());
                }
            }
        }
        this.named = written.isEmpty() ? null : assignment(written);
    }

    public static MaskRules of(List<MaskRule> rules) {
        return rules.isEmpty() ? NONE : new MaskRules(rules);
    }

    /** In text that is no JSON: {@code name=value}, {@code "name": "value"}. */
    private static Pattern assignment(Set<String> names) {
        String any = names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile(
                "((?<![\\w])(?:" + any + ")[\"']?\\s{0,8}[:=]\\s{0,8})(\"[^\"]*\"?|'[^']*'?|[^\\s,;&}\\]]+)",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    public List<MaskRule> rules() {
        return rules;
    }

    /** Whether anything can be masked. */
    public boolean any() {
        return !rules.isEmpty();
    }

    /** A text without a name: what its form gives away is masked. */
    public String text(String text) {
        String masked = text;
        for (MaskRule rule : rules) {
            masked = switch (rule) {
                case MaskRule.Known(Preset preset) -> preset.mask(masked);
                case MaskRule.Matching(var pattern) -> pattern.matcher(masked).replaceAll(MASK);
                case MaskRule.Named ignored -> masked;
                case MaskRule.At ignored -> masked;
            };
        }
        return masked;
    }

    /** The value of a field or column. */
    public String value(String name, String value) {
        if (!any() || value.isEmpty()) {
            return value;
        }
        String own = name.toLowerCase(Locale.ROOT);
        boolean whole = names.contains(own)
                || places.stream().anyMatch(place -> place.last().equalsIgnoreCase(own) || place.is(way(name)));
        return whole ? MASK : structured(value);
    }

    private static List<String> way(String name) {
        return List.of(name.split("\\.", -1));
    }

    /** Whether a value at this place of JSON data is masked as a whole. */
    boolean hides(List<String> way) {
        return (!way.isEmpty() && names.contains(way.getLast().toLowerCase(Locale.ROOT)))
                || places.stream().anyMatch(place -> place.is(way));
    }

    /** A text that may itself be JSON, or lines with named values. */
    public String structured(String text) {
        if (!any()) {
            return text;
        }
        String json = MaskedJson.of(text, this);
        if (json != null) {
            return json;
        }
        String masked = named == null
                ? text
                : named.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + MASK));
        return text(masked);
    }

    /**
     * The data of a record. Data that is not text can hold values in forms that no rule sees: all of it is masked, only
     * how long it was is told.
     */
    public byte[] data(byte[] data) {
        if (!any() || data.length == 0) {
            return data;
        }
        String text = utf8(data);
        if (text == null) {
            return Text.count(data.length, "{1} ({0} byte)", "{1} ({0} bytes)", MASK)
                    .getBytes(StandardCharsets.UTF_8);
        }
        String masked = structured(text);
        return masked.equals(text) ? data : masked.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String utf8(byte[] data) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
            // Bytes of a binary form can be UTF-8 by chance.
            return text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t') ? null : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MaskRules masks && MaskText.of(masks).equals(MaskText.of(this));
    }

    @Override
    public int hashCode() {
        return MaskText.of(this).hashCode();
    }
}
