// Checks a daybook that was written to a folder with an implementation that is not ours: golang.org/x/mod/sumdb, which
// Go's own module mirror stands on. Every entry is shown to be in the tree, every older checkpoint to be its beginning.
//
//	go run verify.go FOLDER   (key, checkpoint, older/*, tile/…, as the site serves them)
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type folder string

func (dir folder) Height() int                             { return 8 }
func (dir folder) SaveTiles(_ []tlog.Tile, _ [][]byte)     {}
func (dir folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		// tile/8/L/N…: tlog-tiles leaves the height out.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(dir), path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func must(err error) {
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
}

func checkpoint(path string, verifiers note.Verifiers) tlog.Tree {
	signed, err := os.ReadFile(path)
	must(err)
	opened, err := note.Open(signed, verifiers)
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return tlog.Tree{N: size, Hash: root}
}

func main() {
	dir := os.Args[1]
	key, err := os.ReadFile(filepath.Join(dir, "key"))
	must(err)
	verifier, err := note.NewVerifier(strings.TrimSpace(string(key)))
	must(err)
	verifiers := note.VerifierList(verifier)
	tree := checkpoint(filepath.Join(dir, "checkpoint"), verifiers)
	reader := tlog.TileHashReader(tree, folder(dir))

	entries := int64(0)
	for bundle := int64(0); entries < tree.N; bundle++ {
		path := tlog.Tile{H: 8, L: -1, N: bundle, W: int(min(256, tree.N-bundle*256))}.Path()
		path = strings.Replace(path, "tile/8/data/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(dir, path))
		must(err)
		for len(data) > 0 {
			length := int(binary.BigEndian.Uint16(data))
			hash := tlog.RecordHash(data[2 : 2+length])
			data = data[2+length:]
			proof, err := tlog.ProveRecord(tree.N, entries, reader)
			must(err)
			must(tlog.CheckRecord(proof, tree.N, tree.Hash, entries, hash))
			entries++
		}
	}
	older, err := filepath.Glob(filepath.Join(dir, "older", "*"))
	must(err)
	for _, path := range older {
		before := checkpoint(path, verifiers)
		proof, err := tlog.ProveTree(tree.N, before.N, reader)
		must(err)
		must(tlog.CheckTree(proof, tree.N, tree.Hash, before.N, before.Hash))
	}
	fmt.Printf("%d entries, %d older checkpoints\n", entries, len(older))
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}
