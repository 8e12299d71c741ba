# newsext: scraped news as SQL tables.
#
#   make            builds ./newsext.so          make demo     shows what it does
#   make test       all the ordinary tests       make bench    speed
#   make install    DESTDIR, prefix              make static   libnewsext.a
#   make fuzz FUZZ_SECONDS=20   libFuzzer on each target, with clang
#   make model DATA=DIR   trains the models anew (see ext/model/README.md)
#
# Switches: ICU=0 ZLIB=0 ZSTD=0 ARCHIVE=0 build without a library, WERROR=1
# makes warnings errors, BUILD=DIR puts objects elsewhere, SAN=address,undefined,
# V=1 shows each command.

BUILD   ?= build
Q        = $(if $(V),,@echo "  $(1) $@";)
prefix  ?= /usr/local
libdir  ?= $(prefix)/lib
CFLAGS  ?= -O2 -g
PKG     := pkg-config
found    = $(shell $(PKG) --exists $(1) 2>/dev/null && echo 1 || echo 0)

ICU     ?= 1
ZLIB    ?= $(call found,zlib)
ZSTD    ?= $(call found,libzstd)
ARCHIVE ?= $(call found,libarchive)

PACKAGES := libutf8proc
ifeq ($(ICU),1)
PACKAGES += icu-uc icu-i18n
DEFINES  += -DNEWSEXT_ICU
endif
ifeq ($(ZLIB),1)
PACKAGES += zlib
DEFINES  += -DNEWSEXT_ZLIB
endif
ifeq ($(ZSTD),1)
PACKAGES += libzstd
DEFINES  += -DNEWSEXT_ZSTD
endif
ifeq ($(ARCHIVE),1)
PACKAGES += libarchive
DEFINES  += -DNEWSEXT_ARCHIVE
endif

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
        -Wpointer-arith -Wvla
ifeq ($(WERROR),1)
WARN += -Werror
endif
ifdef SAN
CFLAGS += -fsanitize=$(SAN) -fno-omit-frame-pointer -fno-sanitize-recover=all
STRIP  :=
endif
# The extension is linked without what only a debugger reads (2 MB): STRIP=
# keeps it. Objects have it in any case.
STRIP ?= -Wl,--strip-debug

# Empty until `make deps` has run; those that need it call make again.
PKG_CFLAGS := $(shell $(PKG) --cflags $(PACKAGES) 2>/dev/null)
PKG_LIBS   := $(shell $(PKG) --libs $(PACKAGES) 2>/dev/null)

# No fused products: results are the same on every machine.
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE $(CFLAGS) -ffp-contract=off -fPIC \
             -fvisibility=hidden $(WARN) -Iext -Iinclude $(DEFINES) $(PKG_CFLAGS)
LIBS       = $(PKG_LIBS) -lm

# The rooms, in the order in which data runs through them.
LANG_SRC := $(wildcard $(addprefix ext/,$(addsuffix /*.c,\
              base read text article entity quote model)))
SQL_SRC  := $(wildcard ext/sql/*.c) $(wildcard ext/newsext.c)
LANG_OBJ := $(LANG_SRC:%.c=$(BUILD)/%.o)
SQL_OBJ  := $(SQL_SRC:%.c=$(BUILD)/%.o)
CORE_OBJ := $(SQL_SRC:%.c=$(BUILD)/core/%.o)
LANG_LIB := $(BUILD)/liblanguage.a
UNIT     := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
TRAIN    := $(patsubst ext/train/%.c,$(BUILD)/train/%,$(wildcard ext/train/train_*.c ext/train/make_*.c))

.PHONY: all deps demo test unit fault fuzz fuzzers bench format static train model install uninstall clean
# EXTENSION=FILE builds it elsewhere: make sees only dates, not who compiled.
EXTENSION ?= newsext.so
all: $(EXTENSION)

$(EXTENSION): $(LANG_OBJ) $(SQL_OBJ)
	$(call Q,LINK)$(CC) $(CFLAGS) -shared $(STRIP) -Wl,-z,defs,-z,noexecstack -o $@ $^ $(LIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(call Q,CC)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/core/%.o: %.c
	@mkdir -p $(@D)
	$(call Q,CC)$(CC) $(ALL_CFLAGS) -DSQLITE_CORE -MMD -MP -c -o $@ $<
# Weights are read by the assembler (.incbin): objects depend on them.
$(patsubst %.bin,$(BUILD)/%.o,$(wildcard ext/model/*.bin)): $(BUILD)/%.o: %.bin

static: libnewsext.a
libnewsext.a: $(LANG_OBJ) $(CORE_OBJ)
	$(call Q,AR)rm -f $@; $(AR) rcs $@ $^
$(LANG_LIB): $(LANG_OBJ)
	$(call Q,AR)rm -f $@; $(AR) rcs $@ $^

# A unit test is one program over the language rooms.
$(BUILD)/unit/%: tests/unit/%.c tests/unit/check.h $(LANG_LIB)
	@mkdir -p $(@D)
	$(call Q,LINK)$(CC) $(ALL_CFLAGS) -Itests/unit -o $@ $< $(LANG_LIB) $(LIBS)
# It compiles the loops again, for other machines.
$(BUILD)/unit/test_kernel: $(wildcard ext/entity/kernel*)
unit: $(UNIT)

# Fault tests are programs over everything, linked statically with SQLite, with
# open and read (and for sanitizers and valgrind, malloc) caught by the linker.
#   make fault FAULT_WRAP=1 BUILD=build-wrap   for valgrind; set by SAN=…
FAULT := $(patsubst tests/fault/%.c,$(BUILD)/fault/%,$(wildcard tests/fault/test_*.c))
FAULT_HELP := $(filter-out tests/fault/test_%,$(wildcard tests/fault/*.c))
FAULT_LINK := -Wl,--wrap=open,--wrap=openat,--wrap=read
ifeq ($(ICU),1)
FAULT_LINK += -Wl,--wrap=ucsdet_open_$(word 1,$(subst ., ,$(shell $(PKG) --modversion icu-uc)))
endif
ifeq ($(ARCHIVE),1)
FAULT_LINK += -Wl,--wrap=archive_read_data,--wrap=archive_read_next_header,--wrap=newlocale
endif
ifneq ($(SAN)$(FAULT_WRAP),)
FAULT_LINK += -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc -DFAULT_WRAP
endif
$(BUILD)/fault/%: tests/fault/%.c $(FAULT_HELP) $(wildcard tests/fault/*.h) \
                  $(CORE_OBJ) $(LANG_LIB)
	@mkdir -p $(@D)
	$(call Q,LINK)$(CC) $(ALL_CFLAGS) -DSQLITE_CORE -Itests/fault $(FAULT_LINK) \
	  -o $@ $(filter %.c %.o,$^) $(LANG_LIB) -Wl,-Bstatic -lsqlite3 -Wl,-Bdynamic $(LIBS) \
	  -lpthread -ldl
fault: $(FAULT)

# Fuzz targets. `make test` replays their corpus; `make fuzz` lets libFuzzer run
# each for FUZZ_SECONDS and keeps what crashes in build-fuzz.
FUZZ_SECONDS ?= 20
FUZZ_CC      ?= clang
FUZZ := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_MAIN ?= tests/fuzz/replay.c
$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/invariants.c \
                 tests/fuzz/invariants.h $(FUZZ_MAIN) $(LANG_LIB)
	@mkdir -p $(@D)
	$(call Q,LINK)$(CC) $(ALL_CFLAGS) $(FUZZ_LINK) -o $@ $(filter %.c,$^) \
	  $(LANG_LIB) $(LIBS)
fuzzers: $(FUZZ)
fuzz:
	@$(MAKE) --no-print-directory CC=$(FUZZ_CC) BUILD=build-fuzz FUZZ_MAIN= \
	  CFLAGS="-O1 -g -fsanitize=fuzzer-no-link" SAN=address,undefined \
	  FUZZ_LINK=-fsanitize=fuzzer fuzzers
	@BUILD=build-fuzz FUZZ_SECONDS=$(FUZZ_SECONDS) FUZZ_RUNS=$(FUZZ_RUNS) \
	  tests/fuzz/search

# Trainers and generators: not shipped, may use more libraries.
# The parts of train_X.c, where it has any, are in ext/train/X/.
$(BUILD)/train/train_mentions: $(wildcard ext/train/mentions/*)
$(BUILD)/train/train_quotes: $(wildcard ext/train/quotes/*)
$(BUILD)/train/train_segments: $(wildcard ext/train/segments/*)
$(BUILD)/train/%: ext/train/%.c $(LANG_LIB)
	@mkdir -p $(@D)
	$(call Q,LINK)$(CC) $(ALL_CFLAGS) -O3 -march=native -fno-math-errno -o $@ $< \
	  $(wildcard ext/train/$(patsubst train_%,%,$*)/*.c) \
	  $(LANG_LIB) $(LIBS) -lopenblas
train: $(TRAIN)
model: train
	ext/train/model.sh "$(BUILD)" "$(DATA)"

deps:
	@.ci/deps
demo: deps
	@$(MAKE) --no-print-directory -s newsext.so
	@tests/demo
test: deps
	@$(MAKE) --no-print-directory newsext.so unit fault fuzzers
	@BUILD=$(BUILD) tests/run
bench: newsext.so
	@tests/bench/run

format:
	clang-format -i $$(git ls-files '*.c' '*.h')

install: newsext.so
	install -d $(DESTDIR)$(libdir) $(DESTDIR)$(prefix)/include
	install -m 755 newsext.so $(DESTDIR)$(libdir)/newsext.so
	install -m 644 include/newsext.h $(DESTDIR)$(prefix)/include/newsext.h
uninstall:
	rm -f $(DESTDIR)$(libdir)/newsext.so $(DESTDIR)$(prefix)/include/newsext.h
clean:
	rm -rf $(BUILD) newsext.so libnewsext.a

-include $(LANG_OBJ:.o=.d) $(SQL_OBJ:.o=.d) $(CORE_OBJ:.o=.d)
