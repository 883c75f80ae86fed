package dev.weir.app.audit.words;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phrase with places for what a request holds. {@code {path}} is a value by its path (steps parted by dots, alternatives by
 * {@code |}), ARNs by their last part; {@code {#path thing}} counts or takes a number and puts the word after it, "4 shards", or one of two words,
 * {@code {#path one/many}}; a part
 * in brackets is left out where something in it is missing. Thread-safe.
 */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{(#?)([^} ]+)(?: ([^}]+))?}");
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final int LONGEST = 80;

    private final String text;

    Template(String text) {
        this.text = text;
    }

    /** The phrase; what is missing outside of brackets is left out too. */
    String fill(JsonNode request) {
        StringBuilder all = new StringBuilder();
        Matcher optional = OPTIONAL.matcher(text);
        int from = 0;
        while (optional.find()) {
            all.append(Objects.requireNonNullElse(filled(text.substring(from, optional.start()), request, false), ""));
            all.append(Objects.requireNonNullElse(filled(optional.group(1), request, true), ""));
            from = optional.end();
        }
        all.append(Objects.requireNonNullElse(filled(text.substring(from), request, false), ""));
        return all.toString().replaceAll(" {2,}", " ").strip();
    }

    private static @Nullable String filled(String part, JsonNode request, boolean whole) {
        Matcher place = PLACE.matcher(part);
        StringBuilder filled = new StringBuilder();
        int from = 0;
        while (place.find()) {
            String value = value(place, request);
            if (value == null && whole) {
                return null;
            }
            filled.append(part, from, place.start()).append(value == null ? "" : value);
            from = place.end();
        }
        return filled.append(part.substring(from)).toString();
    }

    private static @Nullable String value(Matcher place, JsonNode request) {
        for (String path : place.group(2).split("\\|", -1)) {
            JsonNode node = at(request, path);
            if (node.isMissingNode()
                    || node.isNull()
                    || (node.isTextual() && node.asText().isEmpty())) {
                continue;
            }
            if (place.group(1).isEmpty()) {
                return text(node);
            }
            long count = node.isContainerNode() ? node.size() : node.asLong();
            String thing = Objects.requireNonNullElse(place.group(3), "");
            return String.format(Text.numbers(), "%,d %s", count, count == 1 ? one(thing) : plural(thing));
        }
        return null;
    }

    private static String one(String thing) {
        return thing.split("/", 2)[0];
    }

    private static String plural(String thing) {
        if (thing.indexOf('/') >= 0) {
            return thing.split("/", 2)[1];
        }
        return thing.matches(".*[^aeiou]y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
    }

    static JsonNode at(JsonNode from, String path) {
        JsonNode node = from;
        for (String step : path.split("\\.", -1)) {
            node = node.isArray() && step.chars().allMatch(Character::isDigit)
                    ? node.path(Integer.parseInt(step))
                    : node.path(step);
        }
        return node;
    }

    private static String text(JsonNode node) {
        if (node.isArray()) {
            List<String> texts = new ArrayList<>();
            node.forEach(each -> texts.add(each.isValueNode() ? shortened(each.asText()) : each.toString()));
            return texts.size() <= 3
                    ? String.join(", ", texts)
                    : Text.of("{0} and {1} more", String.join(", ", texts.subList(0, 3)), texts.size() - 3);
        }
        if (node.isObject()) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            return String.join(", ", names);
        }
        return shortened(node.asText());
    }

    static String shortened(String value) {
        String name = value.startsWith("arn:") ? afterArn(value) : value;
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }

    private static String afterArn(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            return arn;
        }
        String last = parts[5];
        int cut = Math.max(last.indexOf('/'), last.indexOf(':'));
        return cut < 0 || parts[2].equals("s3") ? last : last.substring(cut + 1);
    }
}
