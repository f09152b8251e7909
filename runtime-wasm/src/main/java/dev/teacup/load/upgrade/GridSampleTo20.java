package dev.teacup.load.upgrade;

/** Before operator set 20 there were images only, and the modes were called bilinear and bicubic. */
final class GridSampleTo20 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        String mode = node.text("mode", "bilinear");
        boolean isOld = mode.equals("bilinear") || mode.equals("bicubic");
        return isOld ? node.with("mode", mode.substring(2)) : node;
    }
}
