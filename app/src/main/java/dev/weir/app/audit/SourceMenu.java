package dev.weir.app.audit;

import dev.weir.app.audit.trail.FilePages;
import dev.weir.app.audit.trail.TrailCheck;
import dev.weir.app.audit.trail.TrailPlace;
import dev.weir.app.audit.trail.Trails;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import org.jspecify.annotations.Nullable;

/** Where the events come from: CloudTrail itself, or the files of a trail, which can be checked, too. JavaFX thread only. */
final class SourceMenu extends MenuButton {

    private static final String TRAIL = "audit.trail";

    private final Workspace workspace;
    private final AuditModel model;
    private List<TrailPlace> trails = List.of();
    private String trailsNote = "Looking for trails…";
    private @Nullable TrailPlace place;

    SourceMenu(Workspace workspace, AuditModel model) {
        super("", Icons.of(Icon.DATABASE));
        this.workspace = workspace;
        this.model = model;
        setId("audit-source");
        setOnShowing(event -> lookForTrails());
        rebuild();
    }

    /** A source that nobody else pages through. */
    EventPages fresh() {
        TrailPlace from = place;
        return from == null ? model.source().get() : new FilePages(workspace.clients()::s3, from);
    }

    /** Reads from a place; null is CloudTrail itself. */
    void choose(@Nullable TrailPlace chosen) {
        place = chosen;
        rebuild();
        model.read(chosen == null ? null : new FilePages(workspace.clients()::s3, chosen));
    }

    private void lookForTrails() {
        workspace
                .background()
                .run(
                        "List trails",
                        () -> Trails.of(workspace.clients().cloudTrail()),
                        found -> {
                            trails = found;
                            trailsNote = found.isEmpty() ? "There is no trail in this account and region" : "";
                            rebuild();
                        },
                        failure -> {
                            trailsNote = failure.what();
                            rebuild();
                        });
    }

    private void rebuild() {
        setText(place == null ? "CloudTrail, 90 days" : "Files of " + place.text());
        setAccessibleText("Where the events come from: " + getText());
        getItems().setAll(source("CloudTrail itself, the last 90 days", null));
        for (TrailPlace trail : trails) {
            getItems().add(source("Files of trail " + trail.text(), trail));
        }
        if (place != null && !trails.contains(place)) {
            getItems().add(source("Files in " + place.text(), place));
        }
        if (trails.isEmpty() && !trailsNote.isEmpty()) {
            MenuItem note = new MenuItem(trailsNote);
            note.setDisable(true);
            getItems().add(note);
        }
        MenuItem other = new MenuItem("Files in another bucket…");
        other.setOnAction(event -> askForPlace());
        MenuItem check = new MenuItem("Check these files against their digests…");
        check.setId("audit-check");
        check.setDisable(place == null);
        check.setOnAction(event -> check());
        getItems().addAll(new SeparatorMenuItem(), other, check);
    }

    private RadioMenuItem source(String text, @Nullable TrailPlace of) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(java.util.Objects.equals(of, place));
        item.setOnAction(event -> choose(of));
        return item;
    }

    private void askForPlace() {
        TextInputDialog dialog = new TextInputDialog(
                Optional.ofNullable(workspace.memory().recall(TRAIL)).orElse("s3://"));
        dialog.setTitle("Trail files");
        dialog.setHeaderText(null);
        dialog.setContentText("Bucket, and what stands before AWSLogs:");
        dialog.getEditor().setAccessibleText("Bucket and prefix, for instance s3://my-trail-bucket/prefix");
        if (getScene() != null) {
            dialog.initOwner(getScene().getWindow());
        }
        Dialogs.dress(dialog, this, workspace.connection().kind());
        dialog.resultProperty().subscribe(typed -> {
            if (typed == null) {
                return;
            }
            TrailPlace typedPlace = TrailPlace.parse(typed);
            if (typedPlace == null) {
                workspace.say("\"" + typed + "\" names no bucket: write s3://BUCKET or s3://BUCKET/PREFIX.");
            } else {
                workspace.memory().remember(TRAIL, typed);
                choose(typedPlace);
            }
        });
        dialog.show();
    }

    private void check() {
        TrailPlace of = place;
        if (of == null) {
            return;
        }
        Instant now = workspace.clock().instant();
        Span span = model.query().get().span();
        Node owner = this;
        workspace.say("The files of " + of.text() + " are being checked.");
        workspace
                .background()
                .run(
                        "Check trail files",
                        new TrailCheck(
                                workspace.clients().s3(),
                                workspace.clients().cloudTrail(),
                                of,
                                span.from(now),
                                span.to(now)),
                        report -> CheckDialog.show(workspace, owner, of.text(), report),
                        (Failure failure) -> workspace.say(failure.what() + " " + failure.advice()));
    }
}
