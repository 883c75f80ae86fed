package dev.weir.streamingsql.reference;

import dev.weir.streamingsql.Tally;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.table.data.RowData;

/**
 * Makes rows of a file. A row that does not parse is left out and counted with its reason.
 *
 * @param statement whose tally it is counted in
 */
record ReferenceRows(ReferenceFile file, DeserializationSchema<RowData> format, String statement)
        implements Serializable {

    void open() throws IOException {
        try {
            format.open(new NoContext());
        } catch (Exception e) {
            throw new IOException("The columns of " + file.name() + " can't be read.", e);
        }
    }

    List<RowData> read() throws IOException {
        List<RowData> rows = new ArrayList<>();
        Tally tally = Tally.of(statement);
        file.read((line, json) -> {
            try {
                format.deserialize(json, new ListCollector<>(rows));
            } catch (IOException | RuntimeException e) {
                Throwable cause = e;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                String why =
                        String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
                tally.record();
                tally.left("Row " + line + " of " + file.name() + " can't be read: " + why);
            }
        });
        return rows;
    }
}
