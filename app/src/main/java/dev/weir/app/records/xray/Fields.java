package dev.weir.app.records.xray;

import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Ways through a decoded tree. */
public final class Fields {

    private static final Pattern ELEMENT = Pattern.compile("\\[\\d+]");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private Fields() {}

    /** From the root to the innermost field that was read from this byte; empty if none was. */
    public static List<Field> at(Field root, Source source, int offset) {
        List<Field> best = new ArrayList<>();
        look(root, source, offset, new ArrayList<>(), best);
        return best;
    }

    private static void look(Field field, Source source, int offset, List<Field> way, List<Field> best) {
        way.add(field);
        Span span = field.bytes();
        boolean elsewhere = span == null || span.source() != source;
        boolean inside = span != null && !elsewhere && span.from() <= offset && offset < span.to();
        if (span != null && inside && narrower(way, best, span)) {
            best.clear();
            best.addAll(way);
        }
        if (inside || elsewhere) {
            for (Field child : field.children()) {
                look(child, source, offset, way, best);
            }
        }
        way.removeLast();
    }

    private static boolean narrower(List<Field> way, List<Field> best, Span span) {
        if (best.isEmpty()) {
            return true;
        }
        Span other = best.getLast().bytes();
        return other == null
                || span.length() < other.length()
                || (span.length() == other.length() && way.size() > best.size());
    }

    /** The JSON path of a field, given the way to it from the root, for instance {@code $.items[0].sku}. */
    public static String path(List<Field> way) {
        String path = "$";
        for (Field each : way.subList(Math.min(1, way.size()), way.size())) {
            path = step(path, each.name());
        }
        return path;
    }

    /** One step further along a JSON path. */
    static String step(String path, String name) {
        if (ELEMENT.matcher(name).matches()) {
            return path + name;
        }
        return PLAIN.matcher(name).matches()
                ? path + "." + name
                : path + "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }
}
