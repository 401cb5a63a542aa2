package dev.isomer.web.resource;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.exchange.DocumentExporter;
import dev.isomer.catalog.exchange.DocumentImporter;
import dev.isomer.web.page.Pages;
import dev.isomer.web.resource.entity.Trash;
import dev.isomer.web.resource.overview.StoreFacts;
import dev.isomer.web.resource.record.PageViewQueue;

/** What the resources are made from; each is given what it needs. */
public record Services(
        Catalog catalog,
        DocumentImporter importer,
        DocumentExporter exporter,
        Pages pages,
        StoreFacts facts,
        Trash trash,
        PageViewQueue views,
        Modes modes) {}
