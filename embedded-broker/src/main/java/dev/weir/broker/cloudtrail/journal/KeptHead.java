package dev.weir.broker.cloudtrail.journal;

import dev.weir.broker.store.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a journal had come, kept apart from it, in the database that a kill takes nothing from: so it shows if the
 * journal's newest end is cut off.
 */
record KeptHead(@Nullable Database state, String journal) {

    Head read() {
        return state == null
                ? Head.NONE
                : state.read(connection -> {
                    try (PreparedStatement select = connection.prepareStatement(
                            "SELECT last_event, hash_after FROM audit_head WHERE journal = ?")) {
                        select.setString(1, journal);
                        try (ResultSet rows = select.executeQuery()) {
                            return rows.next() ? new Head(rows.getLong(1), rows.getBytes(2)) : Head.NONE;
                        }
                    }
                });
    }

    void write(Head head) {
        if (state != null) {
            state.writeRelaxed(connection -> {
                try (PreparedStatement merge = connection.prepareStatement(
                        "MERGE INTO audit_head (journal, last_event, hash_after) VALUES (?, ?, ?)")) {
                    merge.setString(1, journal);
                    merge.setLong(2, head.sequence());
                    merge.setBytes(3, head.hash());
                    return merge.executeUpdate();
                }
            });
        }
    }
}
