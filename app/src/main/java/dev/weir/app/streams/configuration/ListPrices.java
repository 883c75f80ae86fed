package dev.weir.app.streams.configuration;

import dev.weir.app.text.Text;

/**
 * What Kinesis Data Streams costs, in US dollars: the list prices of us-east-1. In November 2026 those of streams were compared with what a
 * public calculator (Infracost) took from AWS's price list at a date that it does not tell, that of a key with
 * https://aws.amazon.com/kms/pricing/, and those of calls of KMS and of metrics with what other people's pages of 2026 say of AWS's
 * (shard-level metrics are billed as custom metrics); https://aws.amazon.com/kinesis/data-streams/pricing/ says what each is for.
 * Other regions cost more or less, discounts and
 * free tiers are not counted, and prices change: whoever shows one shows {@link #source()} with it.
 */
public final class ListPrices {

    /** Where and when these prices held, to stand beside each. */
    public static final double SHARD_HOUR = 0.015;

    static final double MILLION_PUT_UNITS = 0.014;
    /** For each shard and hour, while the retention is above 24 hours. */
    static final double EXTENDED_SHARD_HOUR = 0.020;
    /** For each GB and month, of what is older than seven days; in both modes. */
    static final double LONG_TERM_GB_MONTH = 0.023;
    /** For each GB that is read of what is older than seven days, by GetRecords of a provisioned stream. */
    static final double LONG_TERM_GB_READ = 0.021;

    static final double ON_DEMAND_STREAM_HOUR = 0.040;
    static final double ON_DEMAND_GB_IN = 0.080;
    static final double ON_DEMAND_GB_OUT = 0.040;
    static final double ON_DEMAND_EXTENDED_GB_MONTH = 0.100;

    public static final double FAN_OUT_SHARD_HOUR = 0.015;
    public static final double FAN_OUT_GB = 0.013;
    public static final double ON_DEMAND_FAN_OUT_GB = 0.050;

    /** The first 10,000 metrics of an account. */
    static final double METRIC_MONTH = 0.30;

    static final double CUSTOMER_KEY_MONTH = 1.00;
    static final double TEN_THOUSAND_KEY_CALLS = 0.03;

    private static final int HOURS_A_MONTH = 730;

    private ListPrices() {}

    /** Where the prices are from, and of when. */
    public static String source() {
        return Text.of("List prices of us-east-1, compared in November 2026.");
    }

    /** An hourly price with what it comes to in a month of 730 hours: {@code $0.06 an hour, $43.80 a month}. */
    public static String hourly(double dollars) {
        return Text.of("{0} an hour, {1} a month", dollars(dollars), dollars(dollars * HOURS_A_MONTH));
    }

    /** An amount with two decimals, or with three where below a dollar the third counts. */
    public static String dollars(double dollars) {
        String text = String.format(Text.numbers(), Math.abs(dollars) < 1 ? "$%.3f" : "$%,.2f", dollars);
        return Math.abs(dollars) < 1 && text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }
}
