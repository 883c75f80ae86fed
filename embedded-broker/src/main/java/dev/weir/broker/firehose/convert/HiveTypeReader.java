package dev.weir.broker.firehose.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads types as Hive writes them. Not thread-safe. */
final class HiveTypeReader {

    private static final int DEFAULT_PRECISION = 10;

    private final String text;
    private int at;

    HiveTypeReader(String text) {
        this.text = text.strip();
    }

    HiveType type() {
        String name = word().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "array" -> {
                expect('<');
                HiveType element = type();
                expect('>');
                yield new HiveType.ListOf(element);
            }
            case "map" -> {
                expect('<');
                HiveType key = type();
                expect(',');
                HiveType value = type();
                expect('>');
                yield new HiveType.MapOf(key, value);
            }
            case "struct" -> struct();
            case "decimal" -> decimal();
            case "varchar", "char" -> {
                expect('(');
                word();
                expect(')');
                yield new HiveType.Scalar(HiveType.Kind.STRING);
            }
            case "integer" -> new HiveType.Scalar(HiveType.Kind.INT);
            default -> scalar(name);
        };
    }

    private HiveType scalar(String name) {
        for (HiveType.Kind kind : HiveType.Kind.values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return new HiveType.Scalar(kind);
            }
        }
        throw new IllegalArgumentException("The type " + text + " is none that records can be converted to.");
    }

    private HiveType struct() {
        List<HiveType.Field> fields = new ArrayList<>();
        expect('<');
        do {
            String name = word().toLowerCase(Locale.ROOT);
            expect(':');
            fields.add(new HiveType.Field(name, type()));
        } while (found(','));
        expect('>');
        return new HiveType.Struct(fields);
    }

    private HiveType decimal() {
        if (!found('(')) {
            return new HiveType.Decimal(DEFAULT_PRECISION, 0);
        }
        int precision = Integer.parseInt(word());
        int scale = found(',') ? Integer.parseInt(word()) : 0;
        expect(')');
        return new HiveType.Decimal(precision, scale);
    }

    void end() {
        if (at < text.length()) {
            throw unreadable();
        }
    }

    private String word() {
        skip();
        int from = at;
        while (at < text.length() && "<>:,()".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at).strip();
        if (word.isEmpty()) {
            throw unreadable();
        }
        return word;
    }

    private boolean found(char c) {
        skip();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!found(c)) {
            throw unreadable();
        }
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException unreadable() {
        return new IllegalArgumentException("The type " + text + " cannot be read.");
    }
}
