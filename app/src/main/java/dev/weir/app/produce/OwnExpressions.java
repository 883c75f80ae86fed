package dev.weir.app.produce;

import dev.weir.app.produce.Template.Expression;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Weir's own expressions: what Datafaker lacks for streams. */
final class OwnExpressions {

    private static final Set<String> NAMES =
            Set.of("seq", "now", "uuid", "int", "decimal", "pick", "walk", "chance", "key");

    private OwnExpressions() {}

    /** What each is and does, for the help beside the template. */
    static String help() {
        return Text.of("""
                #{seq}                      a counter: 0, 1, 2 …   #{seq 1000} begins at 1000
                #{now}                      the time, ISO 8601   #{now 'millis'}, #{now 'seconds'}
                #{uuid}                     a random UUID
                #{int 1,100}                a whole number, both ends included
                #{decimal 0,1,3}            a number with so many decimals
                #{pick 'red','green'}       one of a list; name one twice to make it likelier
                #{walk 20,0.5,-10,40}       a random walk: start, greatest step, least, greatest; one walk a key
                #{chance 0.1,'yes','no'}    the first with that probability, else the second
                #{key}                      the record's partition key
                Everything else is Datafaker's: #{Name.fullName}, #{Internet.ipV4Address},
                #{Commerce.productName}, #{numerify 'A-####'}, #{regexify '[a-f]{4}'} …""");
    }

    static boolean isOwn(String expression) {
        return NAMES.contains(name(expression));
    }

    private static String name(String expression) {
        int blank = 0;
        while (blank < expression.length() && !Character.isWhitespace(expression.charAt(blank))) {
            blank++;
        }
        return expression.substring(0, blank);
    }

    /**
     * Understands one of {@link #isOwn}.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    static Expression parse(String expression) {
        String name = name(expression);
        List<String> args = arguments(expression.substring(name.length()).strip());
        return switch (name) {
            case "seq" -> sequence(args);
            case "now" -> now(args);
            case "uuid" -> uuid(args);
            case "int" -> whole(args);
            case "decimal" -> decimal(args);
            case "pick" -> pick(args);
            case "walk" -> walk(args);
            case "chance" -> chance(args);
            default -> key(args);
        };
    }

    private static Expression sequence(List<String> args) {
        count("seq", args, 0, 1);
        long start = args.isEmpty() ? 0 : wholeNumber(args.getFirst());
        return scope -> Long.toString(start + scope.index());
    }

    private static Expression now(List<String> args) {
        count("now", args, 0, 1);
        String form = args.isEmpty() ? "iso" : args.getFirst();
        return switch (form) {
            case "iso" -> scope -> scope.clock().instant().toString();
            case "millis" -> scope -> Long.toString(scope.clock().millis());
            case "seconds" -> scope -> Long.toString(scope.clock().instant().getEpochSecond());
            default -> throw new IllegalArgumentException(Text.of("now takes 'iso', 'millis' or 'seconds'."));
        };
    }

    private static Expression uuid(List<String> args) {
        count("uuid", args, 0, 0);
        return scope -> {
            long most = (scope.random().nextLong() & ~0xf000L) | 0x4000L;
            long least = (scope.random().nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
            return new UUID(most, least).toString();
        };
    }

    private static Expression whole(List<String> args) {
        count("int", args, 2, 2);
        long least = wholeNumber(args.get(0));
        long most = wholeNumber(args.get(1));
        if (most < least || most == Long.MAX_VALUE) {
            throw new IllegalArgumentException(Text.of("int takes the least number first, then the greatest."));
        }
        return scope -> Long.toString(scope.random().nextLong(least, most + 1));
    }

    private static Expression decimal(List<String> args) {
        count("decimal", args, 2, 3);
        double least = number(args.get(0));
        double most = number(args.get(1));
        long places = args.size() < 3 ? 2 : wholeNumber(args.get(2));
        if (most <= least || places < 0 || places > 15) {
            throw new IllegalArgumentException(
                    Text.of("decimal takes the least number, the greatest, and the decimals, 0 to 15."));
        }
        String format = "%." + places + "f";
        return scope -> String.format(Locale.ROOT, format, scope.random().nextDouble(least, most));
    }

    private static Expression pick(List<String> args) {
        if (args.isEmpty()) {
            throw new IllegalArgumentException(Text.of("pick takes a list, for instance pick 'red','green'."));
        }
        return scope -> args.get(scope.random().nextInt(args.size()));
    }

    private static Expression walk(List<String> args) {
        count("walk", args, 4, 4);
        double start = number(args.get(0));
        double step = number(args.get(1));
        double least = number(args.get(2));
        double most = number(args.get(3));
        if (step < 0 || least > most || start < least || start > most) {
            throw new IllegalArgumentException(Text.of(
                    "walk takes start, greatest step, least and greatest; the start lies between the last two."));
        }
        record Walk(List<String> expression, String key) {}
        return scope -> {
            Walk walk = new Walk(args, scope.key());
            double moved = scope.walk(walk, start) + (scope.random().nextDouble() * 2 - 1) * step;
            double now = Math.clamp(moved, least, most);
            scope.walked(walk, now);
            return String.format(Locale.ROOT, "%.3f", now);
        };
    }

    private static Expression chance(List<String> args) {
        count("chance", args, 3, 3);
        double share = number(args.getFirst());
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException(Text.of("chance takes a probability from 0 to 1 first."));
        }
        return scope -> scope.random().nextDouble() < share ? args.get(1) : args.get(2);
    }

    private static Expression key(List<String> args) {
        count("key", args, 0, 0);
        return RenderScope::key;
    }

    private static void count(String name, List<String> args, int least, int most) {
        if (args.size() < least || args.size() > most) {
            throw new IllegalArgumentException(
                    least == most
                            ? Text.of("{0} takes {1} values, and here are {2}.", name, least, args.size())
                            : Text.of(
                                    "{0} takes {1} to {2} values, and here are {3}.", name, least, most, args.size()));
        }
    }

    private static long wholeNumber(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Text.of("“{0}” is not a whole number.", text), e);
        }
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Text.of("“{0}” is not a number.", text), e);
        }
        throw new IllegalArgumentException(Text.of("“{0}” is not a number.", text));
    }

    /** Values parted by commas; those in single quotes may hold commas and blanks. */
    private static List<String> arguments(String text) {
        List<String> found = new ArrayList<>();
        if (text.isEmpty()) {
            return found;
        }
        StringBuilder one = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
                wasQuoted = true;
            } else if (c == ',' && !quoted) {
                found.add(wasQuoted ? one.toString() : one.toString().strip());
                one.setLength(0);
                wasQuoted = false;
            } else if (quoted || (!wasQuoted && !Character.isWhitespace(c))) {
                one.append(c);
            } else if (!Character.isWhitespace(c)) {
                throw new IllegalArgumentException(Text.of("A comma is missing before “{0}”.", c));
            }
        }
        found.add(wasQuoted ? one.toString() : one.toString().strip());
        return List.copyOf(found);
    }
}
