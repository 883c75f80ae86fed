package dev.weir.app.streams.consumers;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.RememberedTable;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.DataColumn;
import dev.weir.app.streams.RowsAsText;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;

/** Each shard with its lease. */
final class LeasesTable extends TableView<LeaseRow> {

    private final Workspace workspace;
    private ZoneId zone = ZoneOffset.UTC;

    LeasesTable(Workspace workspace, LeasesModel model) {
        this.workspace = workspace;
        setId("leases-table");
        setAccessibleText(Text.of("Leases"));
        setTableMenuButtonVisible(true);
        SortedList<LeaseRow> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        addColumns();
        RememberedTable.follow(this, "leases", workspace.tables());
        MenuItem records = new MenuItem(Text.of("Records from where it waits"));
        records.setOnAction(event -> openRecords(model));
        ContextMenu menu = new ContextMenu(records);
        menu.getItems().addAll(RowsAsText.items(this));
        setContextMenu(menu);
        RowsAsText.byKey(this);
    }

    void zone(ZoneId newer) {
        zone = newer;
        refresh();
    }

    private void addColumns() {
        getColumns().add(words("Shard", Text.of("Shard"), 172, LeaseLine::shardId));
        getColumns()
                .add(words("State", Text.of("State"), 64, line -> line.shard().word()));
        DataColumn<LeaseRow, String> owner = words("Owner", Text.of("Owner"), 160, LeasesTable::owner);
        owner.getStyleClass().add("owner-column");
        getColumns().add(owner);
        DataColumn<LeaseRow, Double> behind = DataColumn.numbers(
                "Behind", Text.of("Behind"), 84, row -> row.line().map(LeasesTable::behind), Spans::of);
        behind.setComparator(DataColumn.UNKNOWN_LOWEST);
        getColumns().add(behind);
        DataColumn<LeaseRow, Double> waiting = DataColumn.numbers(
                "Waiting",
                Text.in("records", "Waiting"),
                84,
                row -> row.line().map(LeasesTable::waiting),
                LeasesTable::about);
        waiting.setComparator(DataColumn.UNKNOWN_LOWEST);
        getColumns().add(waiting);
        getColumns().add(words("Renewed", Text.of("Renewed"), 148, this::renewed));
        getColumns().add(words("What waits", Text.of("What waits"), 200, LeasesTable::lag));
        getColumns()
                .add(words(
                        "Checkpoint",
                        Text.of("Checkpoint"),
                        420,
                        line -> line.lease() == null
                                ? Format.UNKNOWN
                                : line.lease().checkpoint().words()));
        getColumns()
                .add(DataColumn.numbers(
                        "Owner switches",
                        Text.of("Owner switches"),
                        104,
                        row -> row.line()
                                .map(line -> line.lease() == null
                                        ? -1L
                                        : line.lease().switches()),
                        switches -> switches < 0 ? Format.UNKNOWN : Format.count(switches)));
        DataColumn<LeaseRow, Double> flow = DataColumn.numbers(
                "Throughput",
                Text.in("figure", "Throughput"),
                96,
                row -> row.line()
                        .map(line ->
                                line.lease() == null ? Double.NaN : line.lease().throughputKbps()),
                kbps -> Double.isNaN(kbps) ? Format.UNKNOWN : Format.bytesPerSecond(kbps * 1024));
        flow.setComparator(DataColumn.UNKNOWN_LOWEST);
        getColumns().add(flow);
        getColumns()
                .add(words(
                        "Parents",
                        Text.of("Parents"),
                        172,
                        line -> line.lease() == null
                                ? Format.UNKNOWN
                                : String.join(", ", line.lease().parents())));
        getColumns()
                .add(words(
                        "Lease key",
                        Text.of("Lease key"),
                        240,
                        line -> line.lease() == null
                                ? Text.of("No lease")
                                : line.lease().key()));
    }

    private static String owner(LeaseLine line) {
        Lease lease = line.lease();
        if (lease == null) {
            return Text.of("No lease");
        }
        String owner = lease.owner() == null ? Text.of("(nobody)") : lease.owner();
        return lease.handoverFrom() == null ? owner : Text.of("{0}, taking over from {1}", owner, lease.handoverFrom());
    }

    private static double behind(LeaseLine line) {
        return line.lag() == null ? Double.NaN : line.lag().seconds();
    }

    private static double waiting(LeaseLine line) {
        Lag lag = line.lag();
        return lag != null && lag.state() == Lag.State.CAUGHT_UP ? 0 : line.waiting();
    }

    /** A number of records that was estimated. */
    static String about(double records) {
        if (Double.isNaN(records)) {
            return Format.UNKNOWN;
        }
        return records == 0 ? "0" : Text.of("about {0}", Format.count(Math.max(1, Math.round(records))));
    }

    private String renewed(LeaseLine line) {
        Renewal renewal = line.renewal();
        if (renewal == null) {
            return Format.UNKNOWN;
        }
        Instant since = renewal.since();
        return switch (renewal.state()) {
            case RENEWED -> Text.of("Yes");
            case WATCHING -> Text.in("lease", "Watching");
            case STALLED ->
                since == null
                        ? Text.of("Not since it is watched")
                        : Text.of("Not since {0}", Format.clockTime(since, zone).substring(0, 8));
            case UNOWNED -> Text.of("Nobody owns it");
            case FINISHED -> Text.of("Not needed: finished");
        };
    }

    private static String lag(LeaseLine line) {
        Lag lag = line.lag();
        if (line.lease() == null) {
            return line.shard() == LeaseLine.Shard.OPEN
                    ? Text.of("Nobody of this application reads it")
                    : Text.of("Finished and cleaned up, or never read");
        }
        if (!line.readable()) {
            return line.shard() == LeaseLine.Shard.GONE
                    ? Text.of("The shard has expired")
                    : Text.of("Of a stream that was deleted");
        }
        if (lag == null) {
            return Text.of("Not measured");
        }
        return switch (lag.state()) {
            case BEHIND -> Text.of("Records wait");
            case CAUGHT_UP ->
                line.lease().checkpoint().kind() == Checkpoint.Kind.SHARD_END
                        ? Text.of("Finished")
                        : Text.of("Nothing waits");
            case UNKNOWN ->
                lag.failure() == null
                        ? Text.of("No record to measure from")
                        : lag.failure().what();
        };
    }

    private void openRecords(LeasesModel model) {
        LeaseRow row = getSelectionModel().getSelectedItem();
        if (row != null && row.line().get().readable()) {
            Lag lag = row.line().get().lag();
            workspace.open(new Place.Records(
                    model.streamName(), row.line().get().shardId(), lag == null ? null : lag.waitingSince()));
        }
    }

    private static DataColumn<LeaseRow, String> words(
            String key, String title, double width, Function<LeaseLine, String> text) {
        return DataColumn.words(key, title, width, row -> row.line().map(text), shown -> shown);
    }
}
