package dev.weir.app.audit;

import dev.weir.app.audit.trail.CheckReport;
import dev.weir.app.audit.trail.CheckedFile;
import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;

/** What a check of trail files found. JavaFX thread only. */
final class CheckDialog {

    private CheckDialog() {}

    static void show(Workspace workspace, Node owner, String what, CheckReport report) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("Trail files checked"));
        dialog.initModality(Modality.NONE);
        if (owner.getScene() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        dialog.setResizable(true);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().setContent(content(what, report));
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.show();
    }

    static VBox content(String what, CheckReport report) {
        Label heading = new Label(what);
        heading.getStyleClass().add("page-subheading");
        heading.setWrapText(true);
        Label summary = new Label(report.summary(), Icons.of(report.tampered() ? Icon.WARNING : Icon.CHECK_CIRCLE));
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        summary.getStyleClass().add(report.tampered() ? "audit-tampered" : "medium");
        FilteredList<CheckedFile> shown = new FilteredList<>(FXCollections.observableArrayList(report.files()));
        CheckBox problems = new CheckBox(Text.of("Only what is not valid"));
        problems.selectedProperty()
                .subscribe(only -> shown.setPredicate(
                        file -> !only || !file.state().equals(dev.weir.app.audit.trail.FileState.VALID)));
        TableView<CheckedFile> table = new TableView<>(shown);
        table.setAccessibleText(Text.of("The files that were checked"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .add(column(Text.of("State"), 190, file -> file.state().text()));
        table.getColumns()
                .add(column(Text.in("kind", "Sort"), 70, file -> file.digest() ? Text.of("digest") : Text.of("log")));
        table.getColumns()
                .add(column(
                        Text.of("File"),
                        330,
                        file -> file.key().substring(file.key().lastIndexOf('/') + 1)));
        table.getColumns().add(column(Text.of("Why"), 330, CheckedFile::why));
        table.setPrefSize(920, 360);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox content = new VBox(12, heading, summary, problems, table);
        content.setPrefWidth(940);
        problems.setSelected(report.tampered());
        return content;
    }

    private static TableColumn<CheckedFile, String> column(
            String title, double width, Function<CheckedFile, String> text) {
        TableColumn<CheckedFile, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        return column;
    }
}
