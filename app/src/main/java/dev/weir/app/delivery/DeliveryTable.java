package dev.weir.app.delivery;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.RememberedTable;
import dev.weir.app.shell.StandingCell;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.DataColumn;
import dev.weir.app.streams.OpenedRows;
import dev.weir.app.streams.RowsAsText;
import dev.weir.app.text.Text;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The table of all delivery streams. A row is described and measured when it comes into sight. */
final class DeliveryTable extends TableView<DeliveryRow> {

    private final Workspace workspace;

    DeliveryTable(Workspace workspace, DeliveryModel model, Consumer<DeliveryRow> onOpen) {
        this.workspace = workspace;
        setId("delivery-table");
        setAccessibleText(Text.of("Delivery streams"));
        setTableMenuButtonVisible(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        SortedList<DeliveryRow> sorted = new SortedList<>(model.found());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        addColumns(model.span());
        RememberedTable.follow(this, "delivery", workspace.tables());
        setRowFactory(table -> new SeenRow(model, onOpen));
        OpenedRows.byEnter(this, onOpen);
        RowsAsText.byKey(this);
    }

    private void addColumns(String span) {
        add(
                "Name",
                DataColumn.words(Text.of("Name"), 160, row -> new ReadOnlyObjectWrapper<>(row.name()), text -> text));
        DataColumn<DeliveryRow, DeliveryState> state =
                DataColumn.words(Text.of("State"), 92, fact(DeliveryFacts::state), DeliveryState::word);
        state.setCellFactory(column -> new StandingCell<>());
        add("State", state);
        add("Source", DataColumn.words(Text.of("Source"), 104, fact(DeliveryFacts::source), text -> text));
        add(
                "Destination",
                DataColumn.words(Text.of("Destination"), 164, fact(DeliveryTable::destination), text -> text));
        DataColumn<DeliveryRow, BufferEstimate> buffer = DataColumn.words(
                Text.of("Buffer, estimated"),
                132,
                summary(DeliverySummary::buffer),
                estimate -> FillBar.text(estimate));
        buffer.setComparator(Comparator.comparingDouble(BufferEstimate::bytes));
        buffer.setCellFactory(column -> new FillCell());
        add("Buffer, estimated", buffer);
        add(
                "Next flush",
                DataColumn.numbers(
                        Text.in("column", "Next flush"),
                        88,
                        summary(one -> one.flushWords(workspace.clock().instant())),
                        text -> text));
        add("In, rec/s", number(Text.of("In, rec/s"), 76, DeliverySummary::in, Format::rate));
        add(
                "Delivered, " + span,
                number(
                        Text.of("Delivered, {0}", span),
                        130,
                        DeliverySummary::delivered,
                        count -> Format.count(Math.round(count))));
        add(
                "Failed, " + span,
                DataColumn.numbers(
                        Text.of("Failed, {0}", span), 104, summary(DeliverySummary::failedWords), text -> text));
        // Left-aligned, since the button that chooses columns covers the end of the last heading.
        DataColumn<DeliveryRow, Double> freshness = DataColumn.words(
                Text.in("column", "Freshness"), 96, summary(DeliverySummary::freshness), DeliveryTable::age);
        freshness.setComparator(DataColumn.UNKNOWN_LOWEST);
        add("Freshness", freshness);
        for (TableColumn<DeliveryRow, ?> column : getColumns()) {
            column.setMinWidth(60);
        }
    }

    /** The id is what the column is remembered by, in every language. */
    private void add(String id, DataColumn<DeliveryRow, ?> column) {
        column.setId(id);
        getColumns().add(column);
    }

    static String destination(DeliveryFacts facts) {
        return facts.type() == DestinationType.S3
                ? facts.target()
                : facts.type().words() + " " + facts.target();
    }

    private static String age(double seconds) {
        return Double.isNaN(seconds) ? Format.UNKNOWN : DeliverySummary.seconds(seconds);
    }

    private static DataColumn<DeliveryRow, Double> number(
            String title, double width, Function<DeliverySummary, Double> of, Function<Double, String> format) {
        DataColumn<DeliveryRow, Double> column = DataColumn.numbers(title, width, summary(of), format);
        column.setComparator(DataColumn.UNKNOWN_LOWEST);
        return column;
    }

    private static <T> Function<DeliveryRow, ObservableValue<T>> fact(Function<DeliveryFacts, T> of) {
        return row -> row.facts().map(of);
    }

    private static <T> Function<DeliveryRow, ObservableValue<T>> summary(Function<DeliverySummary, T> of) {
        return row -> row.summary().map(of);
    }

    private static final class SeenRow extends TableRow<DeliveryRow> {

        private final DeliveryModel model;

        SeenRow(DeliveryModel model, Consumer<DeliveryRow> onOpen) {
            this.model = model;
            OpenedRows.byDoubleClick(this, onOpen);
        }

        @Override
        protected void updateItem(@Nullable DeliveryRow item, boolean empty) {
            super.updateItem(item, empty);
            if (!empty && item != null) {
                model.seen(item);
            }
        }
    }
}
