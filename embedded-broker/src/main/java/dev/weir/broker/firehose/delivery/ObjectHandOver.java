package dev.weir.broker.firehose.delivery;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.broker.firehose.object.Compression;
import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.object.ObjectTarget;
import dev.weir.broker.firehose.object.UnfitRecordException;
import dev.weir.broker.firehose.onward.Loader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object that is put into a bucket and then loaded from there. One that is not loaded stays where it is, and a manifest
 * among the errors names it.
 */
final class ObjectHandOver extends HandOver {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MANIFESTS = "manifests/";
    private static final String ERRORS = "errors/manifests/";

    private final Loader loader;
    private final Loader.Staged object;
    private boolean staged;
    private Loader.@Nullable Staged manifest;
    private boolean loaded = true;

    ObjectHandOver(Loader loader, Way way, ObjectBuffer buffer) {
        super(loader, way, buffer);
        this.loader = loader;
        this.object = new Loader.Staged(buffer.target().bucket(), buffer.key());
    }

    @Override
    void prepare() throws DeliveryException, IOException {
        if (!staged) {
            try {
                way().buckets()
                        .put(
                                buffer().target().role(),
                                object.bucket(),
                                object.key(),
                                buffer().writer().file());
            } catch (DeliveryException e) {
                way().metrics().refused(BufferId.Role.DATA);
                throw e;
            }
            staged = true;
            way().metrics().delivered(buffer(), way().time().now());
        }
        if (manifest == null) {
            manifest = putManifest(MANIFESTS);
        }
    }

    private Loader.Staged putManifest(String folder) throws DeliveryException, IOException {
        ObjectTarget target = way().plan().data().below(folder, Compression.UNCOMPRESSED);
        String key = target.newKey(Instant.ofEpochMilli(buffer().oldestMillis()), way().shardId(), "", Map.of(), "");
        byte[] text =
                JSON.writeValueAsBytes(Map.of("entries", List.of(Map.of("url", object.url(), "mandatory", true))));
        way().put(target, key, out -> {
            try {
                out.write(text);
            } catch (UnfitRecordException e) {
                throw new IOException(e);
            }
        });
        return new Loader.Staged(target.bucket(), key);
    }

    @Override
    void send() throws DeliveryException {
        if (manifest == null) {
            throw new IllegalStateException("An object is loaded by its manifest");
        }
        try {
            loader.load(object, manifest, way().halt());
            way().metrics().record(loader.metrics() + "Success", 1);
        } catch (DeliveryException e) {
            way().metrics().record(loader.metrics() + "Success", 0);
            throw e;
        }
    }

    @Override
    void giveUp(DeliveryException last) {
        loaded = false;
    }

    @Override
    void settle() throws DeliveryException, IOException {
        if (!loaded) {
            putManifest(ERRORS);
        } else {
            Instant now = way().time().now();
            way().metrics().handedOver(loader.metrics(), buffer().records(), buffer().bytes(), buffer().ageAt(now));
        }
    }
}
