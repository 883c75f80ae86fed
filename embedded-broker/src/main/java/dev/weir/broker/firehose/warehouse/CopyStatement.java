package dev.weir.broker.firehose.warehouse;

import dev.weir.broker.firehose.onward.Loader;

/** The COPY that Redshift is given. */
final class CopyStatement {

    private CopyStatement() {}

    static String of(Warehouse.Settings settings, Loader.Staged manifest) {
        StringBuilder copy = new StringBuilder("COPY ").append(settings.table());
        if (settings.columns() != null && !settings.columns().isBlank()) {
            copy.append(" (").append(settings.columns()).append(')');
        }
        copy.append(" FROM ").append(quoted(manifest.url()));
        copy.append(" CREDENTIALS ")
                .append(quoted("aws_iam_role=" + settings.role().arn()));
        copy.append(" MANIFEST");
        if (settings.options() != null && !settings.options().isBlank()) {
            copy.append(' ').append(settings.options());
        }
        return copy.append(';').toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
