package dev.weir.app.records.xray;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.FieldText;
import dev.weir.app.records.decode.Shape;
import dev.weir.app.records.xray.Change.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What differs between two trees: members by their names, elements by what they hold. */
final class TreeDiff {

    /** Longer arrays are compared place by place: finding what was put in between takes too long. */
    private static final int MOST_ALIGNED = 2_000;

    /** Differences that are listed. */
    static final int MOST = 2_000;

    private final List<Change> changes = new ArrayList<>();

    /** Fields that only one side has, by where they are. */
    private final Map<String, Field> removed = new LinkedHashMap<>();

    private final Map<String, Field> added = new LinkedHashMap<>();

    private TreeDiff() {}

    static List<Change> of(Field before, Field after) {
        TreeDiff diff = new TreeDiff();
        diff.compare("$", before, after);
        diff.pairMoved();
        diff.removed.forEach((where, field) -> diff.add(new Change(Sort.REMOVED, where, shown(field), "")));
        diff.added.forEach((where, field) -> diff.add(new Change(Sort.ADDED, where, "", shown(field))));
        return List.copyOf(diff.changes);
    }

    private void add(Change change) {
        if (changes.size() < MOST) {
            changes.add(change);
        }
    }

    private void compare(String where, Field before, Field after) {
        if (before.shape() != after.shape() || !before.branch()) {
            if (before.shape() != after.shape() || !before.value().equals(after.value())) {
                add(new Change(Sort.CHANGED, where, shown(before), shown(after)));
            }
        } else if (before.shape() == Shape.OBJECT) {
            members(where, byName(before), byName(after));
        } else if (before.children().size() > MOST_ALIGNED || after.children().size() > MOST_ALIGNED) {
            inPlace(where, before.children(), 0, after.children(), 0);
        } else {
            elements(where, before.children(), after.children());
        }
    }

    private static Map<String, Field> byName(Field object) {
        Map<String, Field> members = new LinkedHashMap<>();
        object.children().forEach(each -> members.putIfAbsent(each.name(), each));
        return members;
    }

    private void members(String where, Map<String, Field> before, Map<String, Field> after) {
        before.forEach((name, field) -> {
            Field other = after.get(name);
            if (other == null) {
                removed.put(Fields.step(where, name), field);
            } else {
                compare(Fields.step(where, name), field, other);
            }
        });
        after.forEach((name, field) -> {
            if (!before.containsKey(name)) {
                added.put(Fields.step(where, name), field);
            }
        });
    }

    private void elements(String where, List<Field> before, List<Field> after) {
        List<String> left = before.stream().map(FieldText::json).toList();
        List<String> right = after.stream().map(FieldText::json).toList();
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
            int from = delta.getSource().getPosition();
            int to = delta.getTarget().getPosition();
            inPlace(
                    where,
                    before.subList(from, from + delta.getSource().size()),
                    from,
                    after.subList(to, to + delta.getTarget().size()),
                    to);
        }
    }

    private void inPlace(String where, List<Field> before, int from, List<Field> after, int to) {
        int both = Math.min(before.size(), after.size());
        for (int i = 0; i < both; i++) {
            compare(where + "[%d]".formatted(to + i), before.get(i), after.get(i));
        }
        for (int i = both; i < before.size(); i++) {
            removed.put(where + "[%d]".formatted(from + i), before.get(i));
        }
        for (int i = both; i < after.size(); i++) {
            added.put(where + "[%d]".formatted(to + i), after.get(i));
        }
    }

    /** What is gone in one place and new in another, and the same, has moved. */
    private void pairMoved() {
        Map<String, String> goneFrom = new HashMap<>();
        removed.forEach((where, field) -> {
            if (telling(field)) {
                goneFrom.putIfAbsent(FieldText.json(field), where);
            }
        });
        List.copyOf(added.keySet()).forEach(where -> {
            Field field = added.get(where);
            @Nullable String from = field == null ? null : goneFrom.remove(FieldText.json(field));
            if (field != null && from != null) {
                add(new Change(Sort.MOVED, where, from, shown(field)));
                removed.remove(from);
                added.remove(where);
            }
        });
    }

    /** True, null, 0 and empty things are everywhere: that two are alike does not mean that one moved. */
    private static boolean telling(Field field) {
        return field.branch()
                ? !field.children().isEmpty()
                : field.shape() != Shape.LITERAL && field.value().length() > 1;
    }

    private static String shown(Field field) {
        if (!field.branch()) {
            return field.line();
        }
        String json = FieldText.json(field).replaceAll("\\s*\n\\s*", " ");
        return json.length() > Field.SHOWN ? json.substring(0, Field.SHOWN) + "…" : json;
    }
}
