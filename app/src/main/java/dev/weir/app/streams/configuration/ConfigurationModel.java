package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.StreamModel;
import java.util.List;
import javafx.util.Subscription;

/** Everything that one stream is set to. JavaFX thread only. */
public final class ConfigurationModel {

    private final Workspace workspace;
    private final ShardCountSetting shardCount;
    private final ModeSetting mode;
    private final RetentionSetting retention;
    private final EncryptionSetting encryption;
    private final MonitoringSetting monitoring;
    private final RecordSizeSetting recordSize;
    private final WarmThroughputSetting warmThroughput;
    private final DistributionSetting distribution;
    private final TagsSetting tags;
    private final PolicySetting policy;
    private Subscription following = Subscription.EMPTY;

    public ConfigurationModel(Workspace workspace, StreamModel stream) {
        this.workspace = workspace;
        shardCount = new ShardCountSetting(workspace, stream);
        mode = new ModeSetting(workspace, stream);
        retention = new RetentionSetting(workspace, stream);
        encryption = new EncryptionSetting(workspace, stream);
        monitoring = new MonitoringSetting(workspace, stream);
        recordSize = new RecordSizeSetting(workspace, stream);
        warmThroughput = new WarmThroughputSetting(workspace, stream);
        distribution = new DistributionSetting(workspace, stream);
        tags = new TagsSetting(workspace, stream);
        policy = new PolicySetting(workspace, stream);
        settings().forEach(Setting::follow);
    }

    /** All settings, in the order in which they are shown. */
    public List<Setting> settings() {
        return List.of(
                shardCount,
                mode,
                retention,
                encryption,
                monitoring,
                recordSize,
                warmThroughput,
                distribution,
                tags,
                policy);
    }

    public ShardCountSetting shardCount() {
        return shardCount;
    }

    public ModeSetting mode() {
        return mode;
    }

    public RetentionSetting retention() {
        return retention;
    }

    public EncryptionSetting encryption() {
        return encryption;
    }

    public MonitoringSetting monitoring() {
        return monitoring;
    }

    public RecordSizeSetting recordSize() {
        return recordSize;
    }

    public WarmThroughputSetting warmThroughput() {
        return warmThroughput;
    }

    public DistributionSetting distribution() {
        return distribution;
    }

    public TagsSetting tags() {
        return tags;
    }

    public PolicySetting policy() {
        return policy;
    }

    /** Reads what the stream's description does not tell; the rest follows the page. */
    public void shown() {
        following.unsubscribe();
        // The workspace outlives the page, so it is let go of when the page is hidden.
        following = workspace.readOnly().subscribe(on -> settings().forEach(Setting::review));
        settings().forEach(Setting::load);
    }

    public void hidden() {
        following.unsubscribe();
    }
}
