package dev.weir.app.records.xray;

import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import java.util.ArrayList;
import java.util.List;

/** Ways through a decoded tree. */
public final class Fields {

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
        StringBuilder path = new StringBuilder("$");
        for (Field each : way.subList(Math.min(1, way.size()), way.size())) {
            String name = each.name();
            if (name.matches("\\[\\d+]")) {
                path.append(name);
            } else if (name.matches("[\\p{L}_][\\p{L}\\p{N}_]*")) {
                path.append('.').append(name);
            } else {
                path.append("['")
                        .append(name.replace("\\", "\\\\").replace("'", "\\'"))
                        .append("']");
            }
        }
        return path.toString();
    }
}
