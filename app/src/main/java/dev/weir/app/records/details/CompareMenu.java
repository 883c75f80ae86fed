package dev.weir.app.records.details;

import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.records.xray.CompareModel;
import dev.weir.app.records.xray.XrayModel;
import dev.weir.app.text.Text;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** With which record to compare the one that is shown. JavaFX thread only. */
public final class CompareMenu extends MenuButton {

    private final CompareModel compare;
    private final XrayModel model;
    private final MenuItem before = new MenuItem();
    private final MenuItem marked = new MenuItem();

    public CompareMenu(CompareModel compare, XrayModel model) {
        super(Text.of("Compare"));
        this.compare = compare;
        this.model = model;
        setId("compare-menu");
        getStyleClass().add("small");
        MenuItem mark = new MenuItem(Text.of("Mark this record"));
        mark.setOnAction(event -> compare.mark());
        before.setId("compare-before");
        before.setMnemonicParsing(false);
        marked.setMnemonicParsing(false);
        before.setOnAction(event -> with(model.before()));
        marked.setOnAction(event -> with(compare.marked().get()));
        getItems().addAll(before, marked, new SeparatorMenuItem(), mark);
        setOnShowing(event -> {
            offer(before, Text.of("With the record chosen before"), model.before());
            offer(marked, Text.of("With the marked record"), compare.marked().get());
        });
    }

    private void offer(MenuItem item, String title, @Nullable TailedRecord other) {
        boolean itself = other != null && other.equals(model.record().get());
        item.setText(
                other == null
                        ? Text.of("{0} (there is none)", title)
                        : itself ? Text.of("{0} (it is this one)", title) : title + ", " + brief(other));
        item.setDisable(other == null || itself);
    }

    /** The end of the sequence number tells records apart. */
    static String brief(TailedRecord record) {
        String number = record.sequenceNumber();
        return "%s …%s".formatted(record.partitionKey(), number.substring(Math.max(0, number.length() - 6)));
    }

    private void with(@Nullable TailedRecord other) {
        if (other != null) {
            compare.compareWith(other);
        }
    }
}
