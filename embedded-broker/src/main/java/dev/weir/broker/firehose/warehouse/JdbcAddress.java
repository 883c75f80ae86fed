package dev.weir.broker.firehose.warehouse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The URL of a database, taken apart. */
public record JdbcAddress(String url, boolean isRedshift, String host, int port, String database) {

    private static final Pattern FORM =
            Pattern.compile("jdbc:(redshift|postgresql)://([A-Za-z0-9.-]+|\\[::1]):(\\d{1,5})/([a-zA-Z0-9_$-]+)");

    /** @return null if it is no URL of Redshift or PostgreSQL, or has more to it than host, port and database */
    public static @Nullable JdbcAddress parse(String url) {
        Matcher form = FORM.matcher(url);
        return form.matches()
                ? new JdbcAddress(
                        url,
                        form.group(1).equals("redshift"),
                        form.group(2),
                        Integer.parseInt(form.group(3)),
                        form.group(4))
                : null;
    }

    /** The same server for PostgreSQL's driver. */
    String asPostgres() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
}
