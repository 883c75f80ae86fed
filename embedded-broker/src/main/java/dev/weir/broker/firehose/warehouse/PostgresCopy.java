package dev.weir.broker.firehose.warehouse;

import dev.weir.broker.firehose.object.Buckets;
import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.onward.Loader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Gives a PostgreSQL server the rows of an object by COPY FROM STDIN, all or none. */
final class PostgresCopy {

    private static final int CHUNK_BYTES = 64 << 10;
    private static final Set<Integer> TEXTS = Set.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR);

    private final Warehouse.Settings settings;
    private final Connection connection;

    PostgresCopy(Warehouse.Settings settings, Connection connection) {
        this.settings = settings;
        this.connection = connection;
    }

    void load(Loader.Staged object, Buckets buckets) throws SQLException, DeliveryException {
        CopyOptions options;
        try {
            options = CopyOptions.parse(settings.options());
        } catch (IllegalArgumentException e) {
            throw new DeliveryException("Redshift.CopyOptionNotSupported", String.valueOf(e.getMessage()));
        }
        connection.setAutoCommit(false);
        List<TableRows.Column> columns = columns();
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + settings.table() + selected() + " FROM STDIN");
        try (InputStream in = buckets.open(settings.role(), object.bucket(), object.key())) {
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            new TableRows(options, columns).<SQLException>read(in, row -> {
                append(chunk, row);
                if (chunk.size() >= CHUNK_BYTES) {
                    flush(chunk, copy);
                }
            });
            flush(chunk, copy);
            copy.endCopy();
            connection.commit();
        } catch (IOException e) {
            throw new DeliveryException("Redshift.LoadFailed", String.valueOf(e.getMessage()));
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private String selected() {
        String columns = settings.columns();
        return columns == null || columns.isBlank() ? "" : " (" + columns + ")";
    }

    private List<TableRows.Column> columns() throws SQLException {
        String selected = settings.columns() == null || settings.columns().isBlank() ? "*" : settings.columns();
        try (Statement statement = connection.createStatement();
                ResultSet none =
                        statement.executeQuery("SELECT " + selected + " FROM " + settings.table() + " LIMIT 0")) {
            ResultSetMetaData meta = none.getMetaData();
            List<TableRows.Column> columns = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                boolean isText = TEXTS.contains(meta.getColumnType(i));
                int length = meta.getPrecision(i);
                boolean bounded = isText && length > 0 && length < Integer.MAX_VALUE;
                columns.add(new TableRows.Column(meta.getColumnName(i), isText, bounded ? length : 0));
            }
            return columns;
        }
    }

    private static void flush(ByteArrayOutputStream chunk, CopyIn copy) throws SQLException {
        byte[] bytes = chunk.toByteArray();
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.reset();
    }

    /** A row in PostgreSQL's own text format. */
    private static void append(ByteArrayOutputStream chunk, @Nullable String[] row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                line.append('\t');
            }
            String value = row[i];
            if (value == null) {
                line.append("\\N");
            } else {
                escape(line, value);
            }
        }
        chunk.writeBytes(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void escape(StringBuilder line, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }
}
