package dev.weir.broker.firehose.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the columns of an ORC file, numbered from the root down. Not thread-safe. */
final class OrcColumns {

    private static final int LIST = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;

    private int next;

    OrcColumn of(HiveType type) {
        int id = next++;
        return switch (type) {
            case HiveType.Struct struct -> {
                List<OrcColumn> fields = new ArrayList<>();
                struct.fields().forEach(field -> fields.add(of(field.type())));
                yield new Struct(id, struct, fields);
            }
            case HiveType.ListOf list -> new Repeated(id, LIST, List.of(of(list.element())));
            case HiveType.MapOf map -> new Repeated(id, MAP, List.of(of(map.key()), of(map.value())));
            case HiveType.Decimal decimal -> new OrcDecimals(id, decimal);
            case HiveType.Scalar scalar -> OrcScalars.of(id, scalar.kind());
        };
    }

    /** How many were made. */
    int count() {
        return next;
    }

    private static int[] ids(List<OrcColumn> columns) {
        return columns.stream().mapToInt(OrcColumn::id).toArray();
    }

    /** Named values; there is nothing of its own but whether it is there. */
    private static final class Struct extends OrcColumn {

        private final HiveType.Struct type;
        private final List<OrcColumn> fields;

        Struct(int id, HiveType.Struct type, List<OrcColumn> fields) {
            super(id);
            this.type = type;
            this.fields = fields;
        }

        @Override
        void write(Object value) {
            @Nullable Object[] row = (@Nullable Object[]) value;
            for (int i = 0; i < row.length; i++) {
                fields.get(i).add(row[i]);
            }
        }

        @Override
        OrcMessage type() {
            OrcMessage message = new OrcMessage().number(1, STRUCT).numbers(2, ids(fields));
            type.fields().forEach(field -> message.text(3, field.name()));
            return message;
        }

        @Override
        List<OrcColumn> below() {
            return fields;
        }

        @Override
        long ownBytes() {
            return 0;
        }

        @Override
        void drainOwn(OrcStripe stripe) {}
    }

    /** Any number of values, or of keys with their values. */
    private static final class Repeated extends OrcColumn {

        private final int kind;
        private final List<OrcColumn> parts;
        private final OrcNumbers lengths = new OrcNumbers(false);

        Repeated(int id, int kind, List<OrcColumn> parts) {
            super(id);
            this.kind = kind;
            this.parts = parts;
        }

        @Override
        void write(Object value) {
            if (value instanceof Map<?, ?> map) {
                lengths.add(map.size());
                map.forEach((key, each) -> {
                    parts.getFirst().add(key);
                    parts.getLast().add(each);
                });
            } else {
                List<?> list = (List<?>) value;
                lengths.add(list.size());
                list.forEach(parts.getFirst()::add);
            }
        }

        @Override
        OrcMessage type() {
            return new OrcMessage().number(1, kind).numbers(2, ids(parts));
        }

        @Override
        List<OrcColumn> below() {
            return parts;
        }

        @Override
        long ownBytes() {
            return lengths.bytes();
        }

        @Override
        void drainOwn(OrcStripe stripe) throws IOException {
            stripe.add(OrcStripe.Kind.LENGTH, id(), lengths.drain());
        }
    }
}
