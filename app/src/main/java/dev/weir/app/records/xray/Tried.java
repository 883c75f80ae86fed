package dev.weir.app.records.xray;

import dev.weir.app.records.decode.Kind;
import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Preferences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which decoders are tried by themselves, and in which order. The surest of them wins; the order decides among those that
 * are equally sure, and a certain one ends the search.
 *
 * @param order names of kinds; those that it does not name follow the one that usually comes before them
 * @param off names of kinds that are left out
 */
record Tried(List<String> order, Set<String> off) {

    /** All of them, as {@link Kind} has them. */
    static final Tried USUAL = new Tried(List.of(), Set.of());

    Tried {
        order = List.copyOf(order);
        off = Set.copyOf(off);
    }

    static Tried of(Preferences preferences) {
        return new Tried(preferences.get(Preference.DECODERS_ORDER), preferences.get(Preference.DECODERS_OFF));
    }

    /** Every kind, first tried first. Bytes come last: they fit anything. */
    List<Kind> kinds() {
        if (order.isEmpty()) {
            return Arrays.asList(Kind.values());
        }
        List<Kind> kinds = new ArrayList<>();
        for (String name : order) {
            Kind kind = Kind.named(name);
            if (kind != null && kind != Kind.HEX && !kinds.contains(kind)) {
                kinds.add(kind);
            }
        }
        Kind before = null;
        for (Kind kind : Kind.values()) {
            if (kind != Kind.HEX && !kinds.contains(kind)) {
                kinds.add(before == null ? 0 : kinds.indexOf(before) + 1, kind);
            }
            before = kind;
        }
        kinds.add(Kind.HEX);
        return kinds;
    }

    boolean tries(Kind kind) {
        return kind == Kind.HEX || !off.contains(kind.name());
    }
}
