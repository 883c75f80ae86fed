package dev.weir.app.records;

import dev.weir.app.fx.Background;
import dev.weir.app.records.RecordColumns.Order;
import dev.weir.app.records.RecordRows.Place;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sorts the rows when a person clicks a heading, and puts them back. JavaFX thread only. */
final class RowOrder {

    private final Workspace workspace;
    private final RecordsModel model;
    private final RecordTable table;
    private Background.@Nullable Handle sorting;

    RowOrder(Workspace workspace, RecordsModel model, RecordTable table) {
        this.workspace = workspace;
        this.model = model;
        this.table = table;
        table.order().addListener((property, old, order) -> sort(order));
        model.streamName()
                .addListener((property, old, now) -> table.getSortOrder().clear());
    }

    private void sort(@Nullable Order order) {
        if (sorting != null) {
            sorting.cancel();
            sorting = null;
        }
        model.inOrder();
        Function<RecordRow, @Nullable Object> key = order == null ? null : order.key();
        if (order == null || key == null) {
            return;
        }
        int count = model.rows().size();
        if (count > SortedRows.MOST) {
            workspace.say(Text.of(
                    "{0} rows are too many to sort. Filter them to at most {1} first.",
                    Format.count(count), Format.count(SortedRows.MOST)));
            table.getSortOrder().clear();
            return;
        }
        List<Place> places = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            places.add(model.rows().place(row));
        }
        sorting = workspace
                .background()
                .run(
                        Text.of("Sort by {0}", order.title()),
                        () -> SortedRows.sort(places, key, order.ascending()),
                        sorted -> {
                            table.following().set(false);
                            model.inOrder(sorted);
                            table.showFrom(0);
                        },
                        failure -> workspace.say(failure.what()));
    }
}
