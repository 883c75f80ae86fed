package dev.weir.app.presenter;

import dev.weir.app.presenter.PictureRing.Picture;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/** A picture of the page over the page, which goes on below it. It takes the mouse: nothing that is seen can be pressed. */
final class StillPicture extends Region {

    /** Room for the line around it, pixels. */
    private static final double EDGE = 2;

    private final ImageView view = new ImageView();

    StillPicture() {
        getStyleClass().add("presenter-still");
        setId("presenter-still");
        setMinSize(0, 0);
        getChildren().add(view);
    }

    void show(Picture picture) {
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getIntArgbInstance(),
                        picture.pixels(),
                        0,
                        picture.width());
        view.setImage(image);
    }

    void clear() {
        view.setImage(null);
    }

    boolean empty() {
        return view.getImage() == null;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        view.relocate(EDGE, EDGE);
        view.setFitWidth(Math.max(1, getWidth() - 2 * EDGE));
        view.setFitHeight(Math.max(1, getHeight() - 2 * EDGE));
    }
}
