package dev.weir.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.FxToolkit;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

class DataColumnTest {

    @Test
    void isRememberedAndCopiedByItsKeyWhateverLanguageItsTitleIsIn() throws Exception {
        List<String> copied = FxToolkit.call(() -> {
            TableView<String> table = new TableView<>();
            table.getColumns().add(DataColumn.words("State", "Zustand", 80, ReadOnlyObjectWrapper::new, text -> text));
            return List.of(
                    table.getColumns().getFirst().getId(),
                    RowsAsText.tsv(table, List.of("Active")),
                    RowsAsText.json(table, List.of("Active")));
        });
        assertThat(copied).containsExactly("State", "State\nActive", "[\n  {\"State\": \"Active\"}\n]");
    }
}
