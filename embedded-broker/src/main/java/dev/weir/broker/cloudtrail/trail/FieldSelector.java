package dev.weir.broker.cloudtrail.trail;

import java.util.List;
import java.util.function.BiPredicate;

/** A condition on one field of an event, as an advanced event selector has it: empty lists ask for nothing. */
record FieldSelector(
        String field,
        List<String> equals,
        List<String> startsWith,
        List<String> endsWith,
        List<String> notEquals,
        List<String> notStartsWith,
        List<String> notEndsWith) {

    FieldSelector {
        equals = List.copyOf(equals);
        startsWith = List.copyOf(startsWith);
        endsWith = List.copyOf(endsWith);
        notEquals = List.copyOf(notEquals);
        notStartsWith = List.copyOf(notStartsWith);
        notEndsWith = List.copyOf(notEndsWith);
    }

    /** @param values the field's values in an event: one, but for resources */
    boolean matches(List<String> values) {
        boolean asked = !equals.isEmpty() || !startsWith.isEmpty() || !endsWith.isEmpty();
        boolean found = any(values, equals, String::equals)
                || any(values, startsWith, String::startsWith)
                || any(values, endsWith, String::endsWith);
        boolean unwanted = any(values, notEquals, String::equals)
                || any(values, notStartsWith, String::startsWith)
                || any(values, notEndsWith, String::endsWith);
        return (!asked || found) && !unwanted;
    }

    private static boolean any(List<String> values, List<String> asked, BiPredicate<String, String> test) {
        return asked.stream().anyMatch(each -> values.stream().anyMatch(value -> test.test(value, each)));
    }

    int size() {
        return equals.size()
                + startsWith.size()
                + endsWith.size()
                + notEquals.size()
                + notStartsWith.size()
                + notEndsWith.size();
    }
}
