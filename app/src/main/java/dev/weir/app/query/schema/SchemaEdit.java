package dev.weir.app.query.schema;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A schema that a person changes step by step: columns are renamed, given another type, left out; a field from within a row becomes a
 * column of its own. Not thread-safe.
 */
public final class SchemaEdit {

    /** The step from a list to what each of its elements is. No record has a field of that name. */
    public static final String ELEMENT = "\u0000element";

    /** The step from a map to what each of its values is. */
    public static final String VALUE = "\u0000value";

    private static final int LONGEST_NAME = 128;

    /**
     * A place in a record.
     *
     * @param path the names from the record's top down
     * @param type what is there
     * @param used whether it is a column, or part of one
     * @param column what the column is called that it is by itself, or null
     * @param nested whether it lies within rows alone, so that it can become a column
     */
    public record Place(
            List<String> path,
            FieldType type,
            boolean used,
            @Nullable String column,
            boolean nested,
            List<Place> children) {

        /** For a person. */
        public String label() {
            return switch (path.getLast()) {
                case ELEMENT -> Text.of("each element");
                case VALUE -> Text.of("each value");
                default -> path.getLast();
            };
        }
    }

    private StreamSchema schema;
    private List<SchemaField> record;

    public SchemaEdit(StreamSchema schema) {
        this.schema = schema;
        this.record = ShapeOfRecords.of(schema);
    }

    /** As it is by now. */
    public StreamSchema schema() {
        return schema;
    }

    /** Something else altogether. */
    public void replace(StreamSchema other) {
        schema = other;
        record = ShapeOfRecords.of(other);
    }

    /** What a sample's records have besides: fields that were left out, or came since. */
    public void known(StreamSchema sample) {
        if (sample.form() == schema.form()) {
            record = ShapeOfRecords.merged(record, ShapeOfRecords.of(sample));
        }
    }

    /** Sets the time of the event, or null for that of arrival. */
    public void eventTime(@Nullable EventTime time) {
        schema = schema.withEventTime(time);
    }

    /** All places, as a tree. */
    public List<Place> places() {
        List<Place> all = new ArrayList<>();
        for (SchemaField field : record) {
            List<String> path = List.of(field.name());
            SchemaField column = column(path);
            all.add(place(path, field.type(), column == null ? null : column.type(), true));
        }
        return List.copyOf(all);
    }

    private Place place(List<String> path, FieldType known, @Nullable FieldType used, boolean byRows) {
        SchemaField own = column(path);
        FieldType type = used != null ? used : own != null ? own.type() : known;
        List<Place> children = new ArrayList<>();
        if (type instanceof FieldType.Row(List<SchemaField> fields)) {
            List<SchemaField> all =
                    known instanceof FieldType.Row row ? ShapeOfRecords.merged(fields, row.fields()) : fields;
            for (SchemaField each : all) {
                FieldType its = used == null && own == null ? null : ShapeOfRecords.typeOf(fields, each.name());
                children.add(place(with(path, each.name()), each.type(), its, byRows));
            }
        } else if (type instanceof FieldType.Array(FieldType element)) {
            FieldType inner = known instanceof FieldType.Array(FieldType its) ? its : element;
            children.add(place(with(path, ELEMENT), inner, used == null ? null : element, false));
        } else if (type instanceof FieldType.Map(FieldType value)) {
            FieldType inner = known instanceof FieldType.Map(FieldType its) ? its : value;
            children.add(place(with(path, VALUE), inner, used == null ? null : value, false));
        }
        String name = own == null ? null : own.name();
        return new Place(
                path, type, used != null || own != null, name, byRows && path.size() > 1, List.copyOf(children));
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    private @Nullable SchemaField column(List<String> source) {
        return schema.fields().stream()
                .filter(field -> field.source().equals(source))
                .findFirst()
                .orElse(null);
    }

    /**
     * Calls the column of a place otherwise.
     *
     * @throws IllegalArgumentException with the reason if it can't be called so
     */
    public void rename(List<String> path, String name) {
        SchemaField column = Objects.requireNonNull(column(path), "no column");
        String wanted = name.strip();
        if (wanted.equals(column.name())) {
            return;
        }
        check(path, wanted);
        EventTime time = schema.eventTime();
        boolean timed = time != null && time.field().equals(column.name());
        StreamSchema renamed = schema.withFields(
                changed(field -> field.equals(column) ? new SchemaField(wanted, field.type(), path) : field));
        schema = timed && time != null
                ? renamed.withEventTime(new EventTime(wanted, time.unit(), time.lateness()))
                : renamed;
    }

    private void check(List<String> path, String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException(Text.of("A column has a name of 1 to 128 characters."));
        }
        String key = name.toLowerCase(Locale.ROOT);
        for (SchemaField field : schema.fields()) {
            if (!field.source().equals(path)
                    && field.name().toLowerCase(Locale.ROOT).equals(key)) {
                throw new IllegalArgumentException(Text.of("There is a column “{0}” already.", field.name()));
            }
        }
        boolean own =
                path.size() == 1 && path.getFirst().toLowerCase(Locale.ROOT).equals(key);
        boolean taken = record.stream()
                .anyMatch(field -> field.name().toLowerCase(Locale.ROOT).equals(key));
        if (taken && !own && schema.form() != StreamSchema.Form.CSV) {
            throw new IllegalArgumentException(Text.of("The records have another field “{0}” already.", name));
        }
    }

    /** Gives a place another type. */
    public void type(List<String> path, FieldType type) {
        change(path, old -> type);
    }

    /**
     * Leaves a place out, or takes it in.
     *
     * @throws IllegalArgumentException with the reason if it can't be
     */
    public void use(List<String> path, boolean used) {
        if (path.size() == 1) {
            useColumn(path, used);
            return;
        }
        String last = path.getLast();
        if (last.equals(ELEMENT) || last.equals(VALUE)) {
            throw new IllegalArgumentException(Text.of("A list without elements is nothing: leave it out as a whole."));
        }
        List<String> around = path.subList(0, path.size() - 1);
        if (used && !isUsed(around)) {
            use(around, true);
        }
        FieldType known = knownType(path);
        change(around, old -> {
            if (!(old instanceof FieldType.Row(List<SchemaField> fields))) {
                return old;
            }
            List<SchemaField> others = new ArrayList<>(fields);
            others.removeIf(field -> field.name().equals(last));
            if (used) {
                others.add(new SchemaField(last, known));
            }
            if (others.isEmpty()) {
                throw new IllegalArgumentException(
                        Text.of("A row without fields is nothing: leave it out as a whole."));
            }
            return new FieldType.Row(inOrder(others, around));
        });
    }

    private boolean isUsed(List<String> path) {
        Place place = find(places(), path);
        return place != null && place.used();
    }

    private FieldType knownType(List<String> path) {
        Place place = find(places(), path);
        return place == null ? FieldType.Scalar.VARCHAR : place.type();
    }

    private static @Nullable Place find(List<Place> places, List<String> path) {
        for (Place place : places) {
            if (place.path().equals(path)) {
                return place;
            }
            if (path.size() > place.path().size()
                    && path.subList(0, place.path().size()).equals(place.path())) {
                return find(place.children(), path);
            }
        }
        return null;
    }

    private List<SchemaField> inOrder(List<SchemaField> fields, List<String> around) {
        Place place = find(places(), around);
        if (place == null) {
            return fields;
        }
        List<String> order =
                place.children().stream().map(child -> child.path().getLast()).toList();
        return fields.stream()
                .sorted((one, other) -> Integer.compare(order.indexOf(one.name()), order.indexOf(other.name())))
                .toList();
    }

    private void useColumn(List<String> path, boolean used) {
        List<SchemaField> fields = new ArrayList<>(schema.fields());
        fields.removeIf(field -> field.source().equals(path));
        if (used) {
            String name = path.getFirst();
            check(path, name);
            fields.add(new SchemaField(name, knownType(path)));
            List<String> order = record.stream().map(SchemaField::name).toList();
            fields.sort((one, other) -> Integer.compare(
                    order.indexOf(one.source().getFirst()),
                    order.indexOf(other.source().getFirst())));
        }
        schema = schema.withFields(fields);
    }

    /**
     * Makes a place within rows a column of its own, or no longer.
     *
     * @throws IllegalArgumentException with the reason if it can't be
     */
    public void ownColumn(List<String> path, boolean own) {
        if (!own) {
            schema = schema.withFields(schema.fields().stream()
                    .filter(field -> !field.source().equals(path))
                    .toList());
            return;
        }
        if (path.size() < 2 || path.contains(ELEMENT) || path.contains(VALUE)) {
            throw new IllegalArgumentException(Text.of("Only a field within rows can become a column of its own."));
        }
        Set<String> names = new LinkedHashSet<>(List.of(path.getLast(), String.join("_", path)));
        for (int i = 2; i < 10; i++) {
            names.add(path.getLast() + "_" + i);
        }
        String free = names.stream()
                .filter(name -> isFree(path, name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(Text.of("There is no name left for it: rename the others.")));
        List<SchemaField> fields = new ArrayList<>(schema.fields());
        fields.add(new SchemaField(free, knownType(path), path));
        schema = schema.withFields(fields);
    }

    private boolean isFree(List<String> path, String name) {
        try {
            check(path, name);
            return true;
        } catch (IllegalArgumentException taken) {
            return false;
        }
    }

    private List<SchemaField> changed(UnaryOperator<SchemaField> change) {
        return schema.fields().stream().map(change).toList();
    }

    /** Changes the type of a place in all columns that it is in. */
    private void change(List<String> path, UnaryOperator<FieldType> change) {
        schema = schema.withFields(changed(field -> {
            int depth = field.source().size();
            boolean within = path.size() >= depth && path.subList(0, depth).equals(field.source());
            return within
                    ? field.withType(ShapeOfRecords.with(field.type(), path.subList(depth, path.size()), change))
                    : field;
        }));
    }
}
