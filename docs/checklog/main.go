package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// files reads tiles below an address such as http://127.0.0.1:9090/log.
type files struct{ base string }

func (f files) get(path string) ([]byte, error) {
	response, err := http.Get(f.base + "/" + path)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != 200 {
		return nil, fmt.Errorf("%s: %s", path, response.Status)
	}
	return io.ReadAll(response.Body)
}

func (f files) Height() int                     { return 8 }
func (f files) SaveTiles([]tlog.Tile, [][]byte) {}
func (f files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := f.get(strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
		if err != nil && tile.W < 256 {
			whole := tile
			whole.W = 256
			data, err = f.get(strings.Replace(whole.Path(), "tile/8/", "tile/", 1))
		}
		if err != nil {
			return nil, err
		}
		all = append(all, data[:tile.W*32])
	}
	return all, nil
}

func must(err error) {
	if err != nil {
		fmt.Println("NOT verified:", err)
		os.Exit(1)
	}
}

func main() {
	base, vkey := os.Args[1], os.Args[2]
	index, _ := strconv.ParseInt(os.Args[3], 10, 64)
	files := files{base}
	checkpoint, err := files.get("checkpoint")
	must(err)
	verifier, err := note.NewVerifier(vkey)
	must(err)
	signed, err := note.Open(checkpoint, note.VerifierList(verifier)) // err: not signed by this key
	must(err)
	lines := strings.Split(signed.Text, "\n") // name, size, root in base64
	size, _ := strconv.ParseInt(lines[1], 10, 64)
	root, _ := base64.StdEncoding.DecodeString(lines[2])
	tree := tlog.Tree{N: size, Hash: tlog.Hash(root)}

	hashes := tlog.TileHashReader(tree, files) // checks every tile that it reads
	proof, err := tlog.ProveRecord(size, index, hashes)
	must(err)
	bundle := strings.Replace(tlog.Tile{H: 8, L: 0, N: index / 256, W: int(min(256, size-index/256*256))}.Path(), "tile/8/0/", "tile/entries/", 1)
	rest, err := files.get(bundle)
	must(err)
	for i := index % 256; i > 0; i-- {
		rest = rest[2+binary.BigEndian.Uint16(rest):]
	}
	entry := rest[2 : 2+binary.BigEndian.Uint16(rest)]
	must(tlog.CheckRecord(proof, size, tree.Hash, index, tlog.RecordHash(entry)))
	fmt.Printf("entry %d of %d verified: %s\n", index, size, entry)
	if len(os.Args) > 4 { // a checkpoint that was kept
		old, err := os.ReadFile(os.Args[4])
		must(err)
		kept, err := note.Open(old, note.VerifierList(verifier))
		must(err)
		lines := strings.Split(kept.Text, "\n")
		n, _ := strconv.ParseInt(lines[1], 10, 64)
		h, _ := base64.StdEncoding.DecodeString(lines[2])
		p, err := tlog.ProveTree(size, n, hashes)
		must(err)
		must(tlog.CheckTree(p, size, tree.Hash, n, tlog.Hash(h)))
		fmt.Printf("the log goes on where the kept checkpoint of %d entries ends\n", n)
	}
}
