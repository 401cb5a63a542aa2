package dev.isomer.web.hostile;

import java.util.List;
import java.util.stream.Stream;

/** All shapes. */
final class Shapes {
    private Shapes() {}

    static List<Shape> all() {
        return Stream.of(
                        FramingShapes.all(),
                        RequestLineShapes.all(),
                        TargetShapes.all(),
                        HeaderShapes.all(),
                        BodyShapes.all(),
                        AliasShapes.all(),
                        ClientShapes.all())
                .flatMap(List::stream)
                .toList();
    }
}
