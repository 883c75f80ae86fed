package dev.weir.broker.access.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Numbers and dates of conditions. What is none compares with nothing. */
final class Values {

    private static final int LONGEST_NUMBER = 64;

    private Values() {}

    static boolean compareNumbers(String given, String wanted, IntPredicate order) {
        Optional<BigDecimal> left = number(given);
        Optional<BigDecimal> right = number(wanted);
        return left.isPresent() && right.isPresent() && order.test(left.get().compareTo(right.get()));
    }

    static boolean compareDates(String given, String wanted, IntPredicate order) {
        Optional<Instant> left = date(given);
        Optional<Instant> right = date(wanted);
        return left.isPresent() && right.isPresent() && order.test(left.get().compareTo(right.get()));
    }

    static Optional<BigDecimal> number(String text) {
        // An exponent would let a short text stand for more digits than a machine has room for.
        return text.length() <= LONGEST_NUMBER && text.strip().matches("[+-]?\\d+(\\.\\d+)?")
                ? Optional.of(new BigDecimal(text.strip()))
                : Optional.empty();
    }

    /** A date of ISO 8601, with or without a time, or seconds since 1970. */
    static Optional<Instant> date(String text) {
        String date = text.strip();
        try {
            if (date.matches("-?\\d{5,12}(\\.\\d+)?")) {
                return Optional.of(Instant.ofEpochMilli(
                        new BigDecimal(date).movePointRight(3).longValue()));
            }
            if (date.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return Optional.of(
                        LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            return Optional.of(OffsetDateTime.parse(date).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
