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
import dev.weir.app.text.Text;
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
    private String trailsNote = Text.of("Looking for trails…");
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
                        Text.of("List trails"),
                        () -> Trails.of(workspace.clients().cloudTrail()),
                        found -> {
                            trails = found;
                            trailsNote = found.isEmpty() ? Text.of("There is no trail in this account and region") : "";
                            rebuild();
                        },
                        failure -> {
                            trailsNote = failure.what();
                            rebuild();
                        });
    }

    private void rebuild() {
        setText(place == null ? Text.of("CloudTrail, 90 days") : Text.of("Files of {0}", place.text()));
        setAccessibleText(Text.of("Where the events come from: {0}", getText()));
        getItems().setAll(source(Text.of("CloudTrail itself, the last 90 days"), null));
        for (TrailPlace trail : trails) {
            getItems().add(source(Text.of("Files of trail {0}", trail.text()), trail));
        }
        if (place != null && !trails.contains(place)) {
            getItems().add(source(Text.of("Files in {0}", place.text()), place));
        }
        if (trails.isEmpty() && !trailsNote.isEmpty()) {
            MenuItem note = new MenuItem(trailsNote);
            note.setDisable(true);
            getItems().add(note);
        }
        MenuItem other = new MenuItem(Text.of("Files in another bucket…"));
        other.setId("audit-other");
        other.setOnAction(event -> askForPlace());
        MenuItem check = new MenuItem(Text.of("Check these files against their digests…"));
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
        dialog.setTitle(Text.of("Trail files"));
        dialog.setHeaderText(null);
        dialog.setContentText(Text.of("Bucket, and what stands before AWSLogs:"));
        dialog.getEditor().setAccessibleText(Text.of("Bucket and prefix, for instance s3://my-trail-bucket/prefix"));
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
                workspace.say(Text.of("\"{0}\" names no bucket: write s3://BUCKET or s3://BUCKET/PREFIX.", typed));
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
        workspace.say(Text.of("The files of {0} are being checked.", of.text()));
        workspace
                .background()
                .run(
                        Text.of("Check trail files"),
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
